"""`python -m desktop` is `parley`."""

import sys

from desktop.app import main

sys.exit(main())
