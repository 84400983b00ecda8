/* Between pv-table.c (rows, selection), pv-table-columns.c (columns, sorting) and pv-table-editor.c (editing in place). */
#pragma once

#include "app/pv-table.h"
#include "app/pv-table-cell.h"

G_BEGIN_DECLS

struct _PvTable
{
  GtkWidget parent_instance;

  PvDocument *document;
  PvSelection *selection;
  const PvKindInfo *kind;
  PvLang lang;

  GtkWidget *scroller;
  GtkColumnView *view;
  PvRecordList *list;
  GtkFilter *filter;
  char **words;                /* what the filter looks for, folded */
  GtkMultiSelection *model;
  GPtrArray *cells;            /* PvTableCell that show a row now, borrowed */
  PvField current;             /* the column that was last clicked or edited */
  GtkWidget *editor;
  gboolean quiet;              /* the selection is being taken over */
  guint sync;
};

/* pv-table-columns.c */
void         pv_table_add_columns  (PvTable       *self);
/* The words by which a row is sorted and filtered, folded. Borrowed from the row. */
const char  *pv_table_folded_words (PvTable       *self,
                                    PvRow         *row);
/* Sorted by what the columns say now. */
void         pv_table_sort_again   (PvTable       *self);

/* pv-table-editor.c */
void         pv_table_open_editor  (PvTable       *self,
                                    PvTableCell   *cell);
void         pv_table_close_editor (PvTable       *self);
/* The cell of the next or former column that can be edited, of the same row. */
PvTableCell *pv_table_cell_beside  (PvTable       *self,
                                    PvTableCell   *cell,
                                    int            by);

G_END_DECLS
