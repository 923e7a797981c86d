"""What is told of where a file lies."""

from pathlib import Path

import pytest

from models.file.lying import lying, of_mounts, service_of

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:27 / /mnt/share rw,relatime shared:9 - nfs4 server:/talks rw,vers=4.2
31 30 0:28 / /mnt/share/my\\040disk rw,relatime - fuse.sshfs me@there: rw
32 22 0:29 / /mnt/share2 rw,relatime - cifs //server/share rw
33 22 0:30 / /mnt/share2 rw,relatime - tmpfs none rw
34 22 0:31 / /mnt/Дані\\040відділу rw,relatime - cifs //server/talks rw
35 22 0:32 / /mnt/\udcd4 rw,relatime - cifs //server/old rw
""".splitlines()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ann/talks.parley", "ext4"),
        ("/mnt/share/talks.parley", "nfs4"),
        ("/mnt/share/my disk/deep/talks.parley", "fuse.sshfs"),
        ("/mnt/shared/talks.parley", "ext4"),
        ("/mnt/share2/talks.parley", "tmpfs"),
        ("/mnt/Дані відділу/talks.parley", "cifs"),
        ("/mnt/\udcd4/talks.parley", "cifs"),
    ],
)
def test_the_innermost_mount_tells_the_kind_of_file_system(path: str, kind: str) -> None:
    assert of_mounts(MOUNTS, Path(path)) == kind


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/Talks", "Dropbox"),
        ("Dropbox (Institute)/Talks", "Dropbox"),
        ("OneDrive - Ministry/Talks", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-ann@example.org/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Documents/About Dropbox", ""),
        ("Talks", ""),
    ],
)
def test_services_are_known_by_the_names_of_their_folders(folder: str, service: str, tmp_path: Path) -> None:
    assert service_of(tmp_path / folder / "talks.parley") == service


@pytest.mark.parametrize(("left", "service"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")])
def test_services_are_known_by_what_they_leave_in_their_folders(left: str, service: str, tmp_path: Path) -> None:
    (tmp_path / "Team" / left).mkdir(parents=True)
    assert service_of(tmp_path / "Team" / "2022" / "talks.parley") == service
    assert service_of(tmp_path / "talks.parley") == ""


def test_the_settings_of_dropbox_in_a_home_folder_make_it_none_that_is_kept_in_step(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / "Team").mkdir()
    (tmp_path / "Team" / ".dropbox").touch()
    assert service_of(tmp_path / "Documents" / "talks.parley") == ""
    assert service_of(tmp_path / "Team" / "talks.parley") == "Dropbox"


def test_a_link_is_followed_to_where_the_file_lies(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "talks.parley").touch()
    (tmp_path / "link.parley").symlink_to(tmp_path / "Dropbox" / "talks.parley")
    assert lying(tmp_path / "link.parley").service == "Dropbox"
