from models.phrases import counted, listed, possessive, times


def test_lists_are_english():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a"]) == "a"
    assert listed([]) == ""


def test_one_is_one_and_several_are_several():
    assert counted(1, "speaker") == "1 speaker"
    assert counted(1200, "speaker") == "1,200 speakers"
    assert counted(2, "head of delegation", "heads of delegation") == "2 heads of delegation"


def test_how_often_and_whose_are_said_in_words():
    assert [times(number) for number in (0, 1, 2, 1200)] == ["never", "once", "twice", "1,200 times"]
    assert (possessive("Ukraine"), possessive("United States")) == ("Ukraine’s", "United States’")
