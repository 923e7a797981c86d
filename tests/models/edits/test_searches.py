import pytest

from models.edits import searches
from models.errors import UserError
from models.find.query import Facet, Query, read_query
from models.queries import saved_searches
from models.store import Store
from tests.talks import Talks

OFFERS = Query("neutrality", frozenset({(Facet.ACT, "offer")}))


def titles(store: Store) -> list[str]:
    return [kept.title for kept in saved_searches(store)]


def test_a_search_is_kept_with_words_and_facets_and_undone(store: Store, talks: Talks):
    key = searches.save_search(store, "  Offers on\nneutrality ", OFFERS)
    (kept,) = saved_searches(store)
    assert (kept.id, kept.title, read_query(kept.query)) == (key, "Offers on neutrality", OFFERS)
    assert store.steps().undo.label == "Save search"
    store.undo()
    assert titles(store) == []


def test_searches_are_listed_in_the_order_in_which_they_were_saved(store: Store, talks: Talks):
    for title in ("Second", "First"):
        searches.save_search(store, title, OFFERS)
    assert titles(store) == ["Second", "First"]


def test_a_search_is_renamed_and_deleted(store: Store, talks: Talks):
    key = searches.save_search(store, "Offers", OFFERS)
    searches.rename_search(store, key, "offers")
    assert titles(store) == ["offers"]
    searches.delete_search(store, key)
    assert titles(store) == []
    store.undo()
    assert titles(store) == ["offers"]


def test_what_says_nothing_is_refused(store: Store, talks: Talks):
    with pytest.raises(UserError, match="nothing to save"):
        searches.save_search(store, "Everything", Query(" "))
    with pytest.raises(UserError, match="needs a title"):
        searches.save_search(store, "  ", OFFERS)


def test_two_searches_never_have_one_title(store: Store, talks: Talks):
    searches.save_search(store, "Offers", OFFERS)
    other = searches.save_search(store, "Demands", OFFERS)
    with pytest.raises(UserError, match="“Offers” already"):
        searches.save_search(store, "OFFERS", OFFERS)
    with pytest.raises(UserError, match="“Offers” already"):
        searches.rename_search(store, other, "offers")
    assert titles(store) == ["Offers", "Demands"]


def test_a_title_that_a_colleague_changed_meanwhile_is_not_written_over(store: Store, talks: Talks, colleague: Store):
    key = searches.save_search(store, "Offers", OFFERS)
    searches.rename_search(colleague, key, "All offers")
    with pytest.raises(UserError, match="meantime"):
        searches.rename_search(store, key, "My offers", seen={"title": "Offers"})
    assert titles(store) == ["All offers"]
