"""Beyond ChAT: tables that other published reports print and that Annex A can give, one module per list."""
