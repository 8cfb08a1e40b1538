"""How styles and scripts are named: by what is in them, so that a browser may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):
    """Also where one script names another."""

    support_js_module_import_aggregation = True
