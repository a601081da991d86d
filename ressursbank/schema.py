"""JSON Schemas for editors' completion, made from the models so that they cannot drift."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from ressursbank.pages.front_matter import FrontMatter
from ressursbank.register.law import Law
from ressursbank.register.resource import Resource
from ressursbank.register.service import Service

SCHEMAS: dict[str, type[BaseModel]] = {"service": Service, "resource": Resource, "law": Law, "page": FrontMatter}


def schema_text(name: str) -> str:
    """One schema as it stands in ``data/schema/<name>.schema.json``."""
    schema = SCHEMAS[name].model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(root: Path) -> list[Path]:
    """Writes every schema; returns the files."""
    paths = []
    for name in SCHEMAS:
        path = root / "data" / "schema" / f"{name}.schema.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schema_text(name), encoding="utf-8")
        paths.append(path)
    return paths
