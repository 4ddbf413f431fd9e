"""The report says what was found, and what of it misses its goal."""

from tests.bench import goals, tables


def found(papers=95_195, cold=(10.0, 20.0), engine="SQLite"):
    times = [{"cold": {"ratio": ratio}, "search": {"ratio": 4.0}} for ratio in cold]
    names = [f"S{number}" for number in range(1, len(cold) + 1)]
    scenarios = {
        name: {"times": each, "counters": {"statements": 5}}
        for name, each in zip(names, times, strict=True)
    }
    pages = {"index": {"megabytes": 90.0}, "scenarios": scenarios}
    return {"engine": engine, "rows": {"papers": papers}, "pages": pages}


def line(text, beginning):
    [cells] = [row.split(" | ") for row in text.splitlines() if row.startswith(f"| {beginning}")]
    return [cell.strip(" |") for cell in cells[1:]]


def test_the_worst_scenario_counts_and_what_misses_its_goal_is_bold():
    text = goals.table_of([found(), found(cold=(10.0, 35.2))])
    assert line(text, "cold page, S1–S6") == ["≤ 35", "≤ 15", "20", "**35**"]
    assert line(text, "HTML of a page") == ["≤ 12", "≤ 5.0", "**16**", "**31**"]


def test_what_was_not_measured_is_left_out():
    text = goals.table_of([found()])
    assert "Datasette" not in text
    assert "S7 and S8" not in text


def test_a_worker_may_take_more_for_a_million_papers():
    text = goals.table_of([found(), found(papers=1_000_000)])
    assert line(text, "columns in a worker, MB, below") == ["≤ 60", "≤ 30", "**90**", "–"]
    assert line(text, "columns in a worker, MB, above") == ["≤ 350", "≤ 175", "–", "90"]


def test_a_peer_that_is_not_slower_enough_is_bold():
    slow = {"natural": {"ratio": 400.0}, "ours": {"ratio": 1.0}}
    near = {"natural": {"ratio": 59.0}, "ours": {"ratio": 1.0}}
    http = {"scenarios": {"S1": {"peers": slow}, "S2": {"peers": near}}}
    text = goals.table_of([found() | {"http": http}])
    assert line(text, "natural page") == ["≥ 60", "≥ 150", "**59**"]


def test_growth_is_told_from_each_catalogue_to_the_next_in_its_database():
    sizes = [found(papers=1_000_000, cold=(50.0, 20.0)), found(), found(engine="PostgreSQL")]
    assert goals.growth(sizes) == (
        "From 95,195 to 1,000,000 papers on SQLite, pages S1 to S6 take 5.0 times as long at most.\n"
    )


def test_what_could_not_be_asked_over_http_is_said():
    peers = {
        "ours": {"milliseconds": 2.0, "ratio": 1.0},
        "natural": {"milliseconds": 400.0, "ratio": 200.0},
    }
    other = {"told": "one author", "peers": {"ours": peers["ours"]}}
    scenarios = {"S1": {"told": "first page", "peers": peers}, "S9": other}
    text = tables.http({"wrk": False, "datasette": False, "scenarios": scenarios})
    assert line(text, "S1 first page") == ["2.0", "400 (× 200)"]
    assert line(text, "S9 one author") == ["2.0", "–"]
    assert "wrk is not installed" in text
    assert "Datasette was not measured" in text
