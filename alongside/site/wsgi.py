"""What the web server calls for each request."""

import os

from django.core.wsgi import get_wsgi_application

from alongside.site.server import die_with_parent

die_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.site.settings")
application = get_wsgi_application()
