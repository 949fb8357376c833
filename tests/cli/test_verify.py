from chat.jobs import verify as room


def test_an_installation_that_counts_right_exits_with_0(run):
    outcome = run("verify")
    assert outcome.code == 0
    assert outcome.out.startswith("This installation counts right: all ")
    assert outcome.out.count("\n") == 1


def test_one_that_does_not_exits_with_1(run, monkeypatch):
    monkeypatch.setattr(room, "_recorded", lambda: '{"version": "0.0.0", "parts": {}}')
    outcome = run("verify")
    assert outcome.code == 1
    assert "does not count as version 0.0.0 did" in outcome.out
