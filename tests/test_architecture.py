"""The floors of the house: who may import whom, what has to be said in words, and what is loaded when."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.circles import circles

ROOT = Path(__file__).parent.parent
FLOORS = ("resources", "models", "views", "desktop")
"""From the ground up: each may import itself and what is below."""

QT_OVERRIDES = {"run", "paint", "data", "flags"}
"""Methods that Qt calls by a name without capitals; their documentation is Qt's."""

STATEFUL = {"models.ids.new_id", "models.tables.base.metadata"}
"""What has a memory all the same: ids increase within the whole process, and SQLModel collects its tables."""

REMEMBERING = {"Kept"}
"""Makes functions of a snapshot that are called once for each: what they remember goes with the snapshot."""

CHANGING = {"append", "extend", "insert", "remove", "pop", "clear", "update", "add", "discard", "setdefault", "popitem"}


@dataclass(frozen=True)
class Import:
    importer: str
    imported: str
    at_start: bool
    """Whether it happens as soon as the importer is imported."""

    @property
    def package(self) -> str:
        return self.imported.split(".")[0]


@dataclass(frozen=True)
class Module:
    name: str
    tree: ast.Module

    @property
    def floor(self) -> int:
        return FLOORS.index(self.name.split(".")[0])


def modules() -> list[Module]:
    paths = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    return [Module(name_of(path), ast.parse(path.read_text("utf-8"))) for path in paths]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = modules()
NAMES = {module.name for module in MODULES}
CLASSES = [node for module in MODULES for node in module.tree.body if isinstance(node, ast.ClassDef)]


def imports() -> list[Import]:
    return [found for module in MODULES for found in _imports(module.tree, module.name, at_start=True)]


def _imports(node: ast.AST, importer: str, *, at_start: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(importer, alias.name, at_start) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"{importer} imports relatively"
            for alias in child.names:
                inner = f"{child.module}.{alias.name}"
                yield Import(importer, inner if inner in NAMES else str(child.module), at_start)
        else:
            later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) or _for_types_only(child)
            yield from _imports(child, importer, at_start=at_start and not later)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


IMPORTS = imports()


def those_importing(floors: tuple[str, ...], packages: tuple[str, ...]) -> list[Import]:
    return [found for found in IMPORTS if found.importer.split(".")[0] in floors and found.package in packages]


def test_every_import_leads_to_the_same_floor_or_down() -> None:
    upward = [
        found
        for found in IMPORTS
        if found.package in FLOORS and FLOORS.index(found.package) > FLOORS.index(found.importer.split(".")[0])
    ]
    assert upward == []
    assert len(NAMES) > 100


def test_models_know_nothing_of_qt() -> None:
    assert those_importing(("models", "resources"), ("PySide6", "pyqtgraph", "shiboken6")) == []


def test_views_hold_no_sql() -> None:
    assert those_importing(("views",), ("sqlite3", "sqlalchemy", "sqlmodel")) == []


def test_charts_are_loaded_when_the_first_is_shown() -> None:
    at_start = {found.importer for found in IMPORTS if found.at_start and found.imported.startswith("views.charts")}
    assert {one for one in at_start if one.startswith("desktop")} == set()
    assert {found.importer for found in IMPORTS if found.package == "PySide6" and "QtSvg" in found.imported} == {
        "views.charts.picture"
    }


def test_tests_are_imported_by_nothing_that_is_shipped() -> None:
    assert [found for found in IMPORTS if found.package in {"tests", "pytest", "hypothesis"}] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {(found.importer, found.imported) for found in IMPORTS if found.at_start and found.imported in NAMES}
    assert circles(edges) == []


def test_everything_public_says_what_its_signature_cannot() -> None:
    silent = [name for module in MODULES for name in _undocumented(module)]
    assert silent == []


def _undocumented(module: Module) -> Iterator[str]:
    if ast.get_docstring(module.tree) is None:
        yield module.name
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield from _silent(node, f"{module.name}.{node.name}")


def _silent(node: ast.FunctionDef | ast.ClassDef, name: str) -> Iterator[str]:
    if ast.get_docstring(node) is None:
        yield name
    if isinstance(node, ast.ClassDef):
        told = {one for base in node.bases for one in _told(ast.unparse(base).split("[")[0])}
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and _is_ours(method) and method.name not in told:
                yield from _silent(method, f"{name}.{method.name}")


def _told(name: str) -> Iterator[str]:
    """The methods that a class of ours, or what it is made from, says everything about."""
    for node in (one for one in CLASSES if one.name == name):
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and ast.get_docstring(method) is not None:
                yield method.name
        for base in node.bases:
            yield from _told(ast.unparse(base).split("[")[0])


def _is_ours(method: ast.FunctionDef) -> bool:
    is_setter = any(ast.unparse(one).endswith(".setter") for one in method.decorator_list)
    is_qts = method.name in QT_OVERRIDES or re.search("[a-z][A-Z]", method.name) is not None
    return not (method.name.startswith("_") or is_setter or is_qts)


def test_nothing_that_can_change_is_kept_in_a_module() -> None:
    for module in MODULES:
        constants = set()
        for node in module.tree.body:
            for target in _assigned(node):
                if f"{module.name}.{target}" in STATEFUL:
                    continue
                named_so = re.fullmatch(r"_*[A-Z][A-Za-z0-9]*|_?[A-Z][A-Z0-9_]*|__\w+__|_log", target)
                assert named_so, f"{module.name}.{target} is named like something that changes"
                constants.add(target)
        changed = list(_changed(module.tree, constants))
        assert changed == [], module.name


def _assigned(node: ast.stmt) -> list[str]:
    if (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) in REMEMBERING
    ):
        return []
    if isinstance(node, ast.Assign):
        return [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    if isinstance(node, ast.AnnAssign | ast.AugAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []


def _changed(tree: ast.Module, constants: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield from (name for name in (ast.unparse(node.value),) if name in constants)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            yield from (name for name in (ast.unparse(node.func.value),) if name in constants)


def loaded_after(script: str, *words: str, folder: Path, whole: bool = False) -> set[str]:
    """Which packages a fresh interpreter has loaded after a script, or which modules by their `whole` names."""
    name = "n" if whole else "n.split('.')[0]"
    ending = f"\nimport sys; sys.stdout.flush(); print(chr(10) + ' '.join({{{name} for n in sys.modules}}))"
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script + ending, *words],
        capture_output=True, text=True, env=environment, cwd=folder, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_reading_a_dossier_needs_neither_qt_nor_sqlmodel(tmp_path: Path) -> None:
    loaded = loaded_after("import models.store, models.loading", folder=tmp_path)
    assert "models" in loaded
    assert loaded.isdisjoint({"PySide6", "pyqtgraph", "sqlmodel", "sqlalchemy", "typst"})


@pytest.mark.parametrize("words", [("movement",), ("brief", "-o", "talks.pdf")])
def test_commands_that_read_need_neither_qt_nor_sqlmodel(
    words: tuple[str, ...], istanbul_file: Path, tmp_path: Path
) -> None:
    script = "import sys; from desktop.app import main; main(sys.argv[1:])"
    loaded = loaded_after(script, words[0], str(istanbul_file), *words[1:], folder=tmp_path)
    assert "desktop" in loaded
    assert loaded.isdisjoint({"PySide6", "shiboken6", "pyqtgraph", "sqlmodel", "sqlalchemy"})


def test_the_window_is_up_before_what_only_edits_charts_and_pages_need_is_loaded(tmp_path: Path) -> None:
    loaded = loaded_after("import desktop.start", folder=tmp_path)
    assert "PySide6" in loaded
    assert loaded.isdisjoint({"sqlalchemy", "sqlmodel", "pydantic", "pyqtgraph", "typst"})


def test_nothing_goes_to_the_network_or_opens_databases_otherwise() -> None:
    far = ("socket", "http", "requests", "urllib3", "urllib.request", "ftplib", "smtplib", "ssl", "asyncio", "xmlrpc")
    beside = ("apsw", "PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets")
    forbidden = tuple(f"{name}." for name in (*far, *beside))
    assert [found for found in IMPORTS if f"{found.imported}.".startswith(forbidden)] == []


def test_no_second_library_for_databases_and_none_for_the_network_comes_with_another(tmp_path: Path) -> None:
    script = "import pkgutil, importlib, sys, desktop, models, views\n" + (
        "for room in (desktop, models, views):\n"
        "    for one in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "        importlib.import_module(one.name) if '__main__' not in one.name else None"
    )
    loaded = loaded_after(script, folder=tmp_path, whole=True)
    assert "views.timeline.canvas" in loaded
    assert loaded.isdisjoint({"PySide6.QtSql", "PySide6.QtNetwork", "apsw"})


def test_qt_gives_back_every_none_that_it_takes(qapp: object) -> None:
    """One release of PySide6 lost a reference to None at each call that returns nothing, until the process died."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
