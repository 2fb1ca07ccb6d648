"""What leaves the kit: folders written whole, tables in four formats, pages, figures, one zip."""

from studykit.export.explorer.frame import explore
from studykit.export.tables import read_tables, write_tables
