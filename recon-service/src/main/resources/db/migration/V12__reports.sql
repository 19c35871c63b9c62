-- Reports of a past day look for what has changed since; those of a window for what was over in it.
CREATE INDEX break_version_changed ON break_version (tenant, changed_at);
