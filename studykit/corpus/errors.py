"""What stops a run over an archive."""

from studykit.export.folders import StudyError


class CorpusError(StudyError):
    """An archive that cannot be read or written; the message is one plain sentence."""
