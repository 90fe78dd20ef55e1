import io
import json
import tarfile
import tempfile
import threading
import unittest
from pathlib import Path

from slipway_localstack.images import UPDATE_FAILS, ImageStore, NotFound, digest


def layer(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


class ImageStoreTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.store = ImageStore(Path(self.folder.name))

    def put(self, labels: dict, *layers: bytes) -> str:
        config = self.store.put(json.dumps({"config": {"Labels": labels, "Cmd": ["app.Main"]}}).encode())
        manifest = {"config": {"digest": config}, "layers": [{"digest": self.store.put(one)} for one in layers]}
        return self.store.put(json.dumps(manifest).encode())

    def test_a_blob_is_known_by_the_digest_of_its_bytes(self):
        self.assertEqual(digest(b"abc"), self.store.put(b"abc"))
        self.assertEqual(b"abc", self.store.get(digest(b"abc")))

    def test_a_blob_is_whole_while_it_is_put_once_more(self):
        content = bytes(4_000_000)
        name = self.store.put(content)
        again = threading.Thread(target=lambda: [self.store.put(content) for _ in range(20)])
        again.start()
        while again.is_alive():
            self.assertEqual(len(content), len(self.store.get(name)))
        again.join()

    def test_what_was_never_put_is_not_there(self):
        self.assertFalse(self.store.has(digest(b"abc")))
        with self.assertRaises(NotFound):
            self.store.get(digest(b"abc"))

    def test_a_blob_may_come_in_parts(self):
        self.store.begin("upload")
        self.assertEqual(2, self.store.append("upload", b"ab"))
        self.assertEqual(3, self.store.append("upload", b"c"))
        self.assertEqual(digest(b"abc"), self.store.complete("upload"))

    def test_a_later_layer_covers_an_earlier_one(self):
        name = self.put({}, layer({"var/task/a": b"old", "var/task/b": b"old"}), layer({"var/task/a": b"new"}))
        image = self.store.image(name)
        self.assertEqual("new", (image.code / "a").read_text())
        self.assertEqual("old", (image.code / "b").read_text())
        self.assertEqual("app.Main", image.handler)

    def test_a_label_names_the_functions_that_cannot_be_updated_to_the_image(self):
        self.assertEqual(
            frozenset({"one", "two"}), self.store.image(self.put({UPDATE_FAILS: "one,two"}, layer({}))).update_fails
        )
        self.assertEqual(frozenset(), self.store.image(self.put({UPDATE_FAILS: ""}, layer({}))).update_fails)

    def test_a_layer_cannot_write_outside_its_image(self):
        with self.assertRaises(tarfile.TarError):
            self.store.image(self.put({}, layer({"../../escaped": b"x"})))


if __name__ == "__main__":
    unittest.main()
