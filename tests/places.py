"""Where tests find the project, its sample extract, and the requirements beside it (absent in a plain clone)."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "fixtures" / "annex_a_sample.xlsx"
SHARED = ROOT.parent / "shared"
