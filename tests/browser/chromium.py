"""Where the browser is, and how it is started."""

import os
import shutil

# The first is Chromium without its windows: it opens a page in two thirds of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("KUNAK_CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)
MISSING = "Chromium is not here (Debian: apt-get install chromium-headless-shell)"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
