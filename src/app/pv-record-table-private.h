/* Between pv-record-table.c (rows, selection), pv-record-table-columns.c (columns, sorting), pv-record-table-show.c,
 * pv-record-table-order.c, pv-record-table-filter.c and pv-record-table-editor.c (editing in place). */
#pragma once

#include "app/pv-record-table.h"
#include "app/pv-record-table-cell.h"

G_BEGIN_DECLS

struct _PvRecordTable
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
  char *words;                 /* what the filter looks for; NULL: nothing */
  PvQuery *query;              /* the same, taken apart, and where it stands */
  PvWordPlaces *places;
  GtkMultiSelection *model;
  GPtrArray *cells;            /* PvTableCell that show a row now, borrowed */
  PvField current;             /* the column that was last clicked or edited */
  GtkWidget *editor;
  GdkRectangle menu_place;     /* where the menu opens when the button has been let go */
  PvId sought;                 /* the row that is scrolled to */
  gboolean pressed;            /* a button is down: a popover that opens now confuses who is pressed */
  gboolean wanted;             /* the chosen row is edited when it is let go */
  gboolean asleep;             /* nobody sees it: it follows nothing */
  gboolean quiet;              /* the selection is being taken over */
  guint sync;
};

/* pv-record-table-columns.c */
void         pv_record_table_add_columns  (PvRecordTable       *self);
/* Of the columns in their order. */
void         pv_record_table_append_fields (PvRecordTable      *self,
                                    GArray        *fields);
/* The words by which a row is sorted and filtered, folded. Borrowed from the row. */
const char  *pv_record_table_folded_words (PvRecordTable       *self,
                                    PvRow         *row);
/* Sorted by what the columns say now. */
void         pv_record_table_sort_again   (PvRecordTable       *self);

/* pv-record-table-show.c: the cell that shows @field (PV_NO_FIELD: any) of a record now; NULL: none does */
PvTableCell *pv_record_table_cell_of      (PvRecordTable       *self,
                                    PvId           id,
                                    PvField        field);

/* pv-record-table-filter.c: what stands in a record in any language and form, or in what its columns show */
void         pv_record_table_look_for     (PvRecordTable       *self,
                                    const char    *words);
/* Records are different. FALSE: nothing is looked for. */
gboolean     pv_record_table_look_again   (PvRecordTable       *self);
gboolean     pv_record_table_passes_cb    (gpointer             row,
                                    gpointer       table);
void         pv_record_table_forget_words (PvRecordTable       *self);

/* pv-record-table-menu.c */
void         pv_record_table_install_menu (GtkWidgetClass      *widget_class);
void         pv_record_table_init_menu    (PvRecordTable       *self);

/* pv-record-table-editor.c */
void         pv_record_table_open_editor  (PvRecordTable       *self,
                                    PvTableCell   *cell);
void         pv_record_table_close_editor (PvRecordTable       *self);
/* The cell of the next or former column that can be edited, of the same row. */
PvTableCell *pv_table_cell_beside  (PvRecordTable       *self,
                                    PvTableCell   *cell,
                                    int            by);

G_END_DECLS
