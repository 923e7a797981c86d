import pytest

from models.edits import views
from models.errors import UserError
from models.queries import SavedView, saved_views
from models.store import Store
from tests.talks import Talks


def titles(store: Store, screen: str = "timeline") -> list[str]:
    return [kept.title for kept in saved_views(store, screen)]


def test_a_view_is_kept_with_its_state_and_undone(store: Store, talks: Talks):
    key = views.save_view(store, "  March\nby party ", "timeline", '{"a":1}')
    assert saved_views(store, "timeline") == [SavedView(key, "March by party", '{"a":1}')]
    assert store.steps().undo.label == "Save view"
    store.undo()
    assert titles(store) == []


def test_each_screen_has_its_own_views_in_the_order_in_which_they_were_saved(store: Store, talks: Talks):
    for title, screen in (("Second", "timeline"), ("First", "timeline"), ("Second", "movement")):
        views.save_view(store, title, screen, "{}")
    assert titles(store) == ["Second", "First"]
    assert titles(store, "movement") == ["Second"]


def test_a_view_is_replaced_renamed_and_deleted(store: Store, talks: Talks):
    key = views.save_view(store, "March", "timeline", "{}")
    views.replace_view(store, key, '{"b":2}')
    views.rename_view(store, key, "march")
    assert saved_views(store, "timeline") == [SavedView(key, "march", '{"b":2}')]
    views.delete_view(store, key)
    assert titles(store) == []
    store.undo()
    assert titles(store) == ["march"]


def test_two_views_of_a_screen_never_have_one_title(store: Store, talks: Talks):
    views.save_view(store, "March", "timeline", "{}")
    other = views.save_view(store, "April", "timeline", "{}")
    with pytest.raises(UserError, match="“March” already"):
        views.save_view(store, "MARCH", "timeline", "{}")
    with pytest.raises(UserError, match="“March” already"):
        views.rename_view(store, other, "march")
    with pytest.raises(UserError, match="needs a title"):
        views.save_view(store, " ", "timeline", "{}")
    assert titles(store) == ["March", "April"]


def test_what_a_colleague_changed_meanwhile_is_not_written_over(store: Store, talks: Talks, colleague: Store):
    key = views.save_view(store, "March", "timeline", "{}")
    views.rename_view(colleague, key, "All of March")
    with pytest.raises(UserError, match="meantime"):
        views.rename_view(store, key, "My March", seen={"title": "March"})
    assert titles(store) == ["All of March"]
