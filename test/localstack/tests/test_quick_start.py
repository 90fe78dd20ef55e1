import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from slipway_localstack import quick_start, settings


class QuickStartTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        jdk = self.folder / "jdk"
        jdk.mkdir()
        (jdk / "release").write_text("JAVA_VERSION=25\n")
        variables = mock.patch.dict(
            os.environ,
            {
                settings.JDK: str(jdk),
                settings.JARS: str(self.folder / "jars"),
                settings.FOLDER: str(self.folder),
            },
        )
        variables.start()
        self.addCleanup(variables.stop)
        self.root = self.folder / "code"
        (self.root / "lib").mkdir(parents=True)

    def test_an_archive_is_on_the_class_path_and_a_folder_is_not(self):
        runtime = str(self.folder / "jars/runtime/*")
        self.assertEqual(runtime, quick_start.class_path(self.root))
        archive = self.root / "lib/function.jar"
        archive.touch()
        self.assertEqual(f"{runtime}:{archive}", quick_start.class_path(self.root))

    def test_a_cache_that_is_not_there_is_not_asked_for(self):
        self.assertEqual([], quick_start.option(self.root))

    def test_images_share_a_cache_and_an_archive_has_its_own(self):
        another = self.folder / "another"
        another.mkdir()
        self.assertEqual(quick_start._cache(another), quick_start._cache(self.root))
        (self.root / "lib/function.jar").touch()
        self.assertNotEqual(quick_start._cache(another), quick_start._cache(self.root))

    def test_other_jars_make_another_cache(self):
        before = quick_start._cache(self.root)
        runtime = self.folder / "jars/runtime"
        runtime.mkdir(parents=True)
        (runtime / "client.jar").write_text("one")
        first = quick_start._cache(self.root)
        (runtime / "client.jar").write_text("another")
        self.assertEqual(3, len({before, first, quick_start._cache(self.root)}))

    def test_a_start_that_fails_leaves_no_cache(self):
        with self.assertLogs("slipway_localstack.quick_start", "WARNING"), mock.patch.object(
            quick_start, "SECONDS_TO_START", 1
        ):
            quick_start._make(
                self.root / "x.aot", self.root, lambda option: ["false", option], lambda address: {"PATH": os.environ["PATH"]}
            )
        self.assertFalse((self.root / "x.aot").exists())


if __name__ == "__main__":
    unittest.main()
