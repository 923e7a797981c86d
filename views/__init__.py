"""What is seen: Qt widgets and item models. They read snapshots and call edits; no SQL."""
