import pytest

from models.gathering.language import language_code, language_of


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("uk-UA", "uk"),
        ("en_GB", "en"),
        ("AR", "ar"),
        ("ua", "uk"),
        ("iw", "he"),
        ("", ""),
        ("und", ""),
        ("x" * 9, ""),
        ("1", ""),
    ],
)
def test_tags_of_pages_become_codes(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ukraine on Tuesday proposed to renounce membership in exchange for security guarantees.", "en"),
        ("Україна запропонувала відмовитися від вступу до НАТО в обмін на гарантії безпеки.", "uk"),
        ("Россия резко сократит военную активность под Киевом, сообщил замминистра обороны.", "ru"),
        ("قال المتحدث إن المفاوضات استمرت ثلاث ساعات وإن وضع القرم سيناقش خلال خمسة عشر عاما", "ar"),
        ("Müzakereler üç saat sürdü ve taraflar güvenlik garantilerini görüştü, dedi sözcü.", "tr"),
        ("ההסכם ייכנס לתוקף לאחר משאל עם, אמר ראש המשלחת לעיתונאים לאחר השיחות", "he"),
    ],
)
def test_the_language_of_a_sentence_is_told(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "OK", "Die Delegation", "12. 3. 2022 – 400 500 " * 20, "qwx zxcv wqer " * 30])
def test_what_is_too_little_to_tell_is_not_guessed(text: str) -> None:
    assert language_of(text) == ""
