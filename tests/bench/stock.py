"""The theme as it comes: the configuration its own guide gives for a site in two languages with search and two palettes."""

CONFIG = """\
site_name: Hjelp når livet er vanskelig
site_url: https://gjovik-hjelp.example/
theme:
  name: material
  language: nb
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/brightness-7, name: Mørk}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/brightness-4, name: Lys}}
plugins:
  - search
  - macros:
      j2_comment_start_string: "{##"
      j2_comment_end_string: "##}"
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: nb, name: Norsk bokmål, default: true}
        - {locale: en, name: English}
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - tables
  - pymdownx.details
  - toc:
      permalink: true
"""
