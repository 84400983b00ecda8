#include "app/pv-conflict-sides.h"

#include "app/pv-accessible.h"
#include "app/pv-history-words.h"

#include <glib/gi18n-lib.h>

/* Letters that are this much larger leave each column fewer of them. */
#define LARGE_TEXT 1.3

typedef struct
{
  const PvModel *model;
  const PvRecord *one;
  const PvRecord *other;
  PvLang lang;
  GtkGrid *grid;
  int n_rows;
} Sides;

static GtkWidget *
put_words (Sides *sides, const char *words, int column, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  pv_history_wrap (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_label_set_width_chars (GTK_LABEL (label), pv_text_scale (label) > LARGE_TEXT ? 10 : column > 0 ? 18 : 12);
  gtk_grid_attach (sides->grid, label, column, sides->n_rows, 1, 1);
  return label;
}

/* What is not there stands out less than what is. */
static void
put_value (Sides *sides, const char *words, int column, gboolean differ)
{
  if (*words)
    put_words (sides, words, column, differ ? "heading" : NULL);
  else
    put_words (sides, _("Empty"), column, "pv-second");
}

/* What differs says so in words, too: bold alone would be missed. */
static void
add_line (Sides *sides, const char *label, const char *left, const char *right)
{
  gboolean differ = g_strcmp0 (left, right) != 0;
  g_autofree char *marked = differ ? g_strdup_printf (_("%s: differs"), label) : g_strdup (label);

  if (*left == 0 && *right == 0)
    return;
  put_words (sides, marked, 0, "pv-second");
  put_value (sides, left, 1, differ);
  put_value (sides, right, 2, differ);
  sides->n_rows++;
}

static void
add_field (Sides *sides, const PvFieldInfo *field)
{
  PvLang first = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST : PV_LANG_NONE;
  PvLang last = field->type == PV_TYPE_TRANSLATED ? PV_LANG_FIRST + PV_N_LANGS - 1 : PV_LANG_NONE;

  for (PvLang lang = first; lang <= last; lang++)
    {
      g_autofree char *left = pv_value_words (sides->model, sides->one, field, lang, sides->lang);
      g_autofree char *right = pv_value_words (sides->model, sides->other, field, lang, sides->lang);
      g_autofree char *label = lang == PV_LANG_NONE ? g_strdup (pv_field_label (field))
                                                    : g_strdup_printf ("%s · %s", pv_field_label (field), pv_lang_code (lang));

      add_line (sides, label, left, right);
    }
}

static void
add_heads (Sides *sides)
{
  put_words (sides, _("The first"), 1, "caption-heading");
  put_words (sides, _("The second"), 2, "caption-heading");
  sides->n_rows++;
}

GtkWidget *
pv_conflict_sides_new (PvDocument *document, PvId one, PvId other, PvLang lang)
{
  PvModel *model = pv_document_get_model (document);
  Sides sides = { .model = model, .one = pv_model_get (model, one), .other = pv_model_get (model, other), .lang = lang };
  const PvKindInfo *kind = sides.one ? pv_record_get_info (sides.one) : NULL;
  GtkWidget *grid = gtk_grid_new ();

  sides.grid = GTK_GRID (grid);
  gtk_grid_set_column_spacing (sides.grid, 18);
  gtk_grid_set_row_spacing (sides.grid, 6);
  gtk_widget_add_css_class (grid, "pv-sides");
  if (kind == NULL || sides.other == NULL)
    return grid;

  add_heads (&sides);
  for (guint i = 0; i < kind->n_fields; i++)
    add_field (&sides, &kind->fields[i]);
  return grid;
}
