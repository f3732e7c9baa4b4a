-- What an export for an inquiry commits to: who the person is, as a sealed annex kept elsewhere says.
ALTER TABLE exports ADD COLUMN annex text;
