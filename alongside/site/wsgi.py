"""What the web server calls for each request."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from alongside.site.server import die_with_parent

die_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.site.settings")
application = get_wsgi_application()
resolve("/")  # has every page's code loaded
# What is loaded now stays for good: whoever clears away what a page left need not look at it again.
gc.collect()
gc.freeze()
