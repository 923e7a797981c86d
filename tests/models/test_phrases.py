from models.phrases import counted, listed


def test_lists_are_english():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a"]) == "a"
    assert listed([]) == ""


def test_one_is_one_and_several_are_several():
    assert counted(1, "speaker") == "1 speaker"
    assert counted(1200, "speaker") == "1,200 speakers"
    assert counted(2, "head of delegation", "heads of delegation") == "2 heads of delegation"
