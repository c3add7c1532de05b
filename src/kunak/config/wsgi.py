"""The door for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kunak.config.settings")
application = get_wsgi_application()

# What is loaded by now stays as long as the process does. A page of thousands of rows sets off whole collections, and
# walking through all of this each time took as long as the page itself.
gc.collect()
gc.freeze()
