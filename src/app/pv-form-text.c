#include "app/pv-form-text.h"

#include "app/pv-form-pair.h"
#include "app/pv-language-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PvFormText
{
  PvFormField parent_instance;

  PvFormCell *cells[PV_N_LANGS]; /* the first alone when the field is not translated */
  guint n_cells;
  gboolean dirty[PV_N_LANGS];
  GtkWidget *unfold;           /* shows the languages that are not shown; NULL when the field is not translated */
  guint rest;                  /* the timer of a second of rest */
  gboolean patient;
};

G_DEFINE_FINAL_TYPE (PvFormText, pv_form_text, PV_TYPE_FORM_FIELD)

static const PvFieldInfo *
info_of (PvFormText *self)
{
  return pv_form_field_get_info (PV_FORM_FIELD (self));
}

static PvLang
lang_of (PvFormText *self, guint index)
{
  return pv_form_cell_get_lang (self->cells[index]);
}

/* The record, where it tells all of the field. */
static PvRecord *
whole_record (PvFormText *self)
{
  return pv_form_field_is_all_same (PV_FORM_FIELD (self)) ? pv_form_field_get_record (PV_FORM_FIELD (self)) : NULL;
}

/* What needs a language, in words. */
static void
show_missing (PvFormText *self, PvRecord *record)
{
  PvLanguageState state = pv_language_state (pv_form_field_get_document (PV_FORM_FIELD (self)), record, info_of (self));

  pv_form_field_set_mark (PV_FORM_FIELD (self), pv_language_state_icon (state), pv_language_state_words (state));
}

static void
older_texts_cb (PvFormText *self)
{
  show_missing (self, whole_record (self));
}

/* In one language, the others are folded unless somebody writes there. */
static gboolean
is_shown (PvFormText *self, guint index)
{
  PvLang shown = pv_form_field_get_lang (PV_FORM_FIELD (self));
  g_autofree char *text = pv_form_cell_get_text (self->cells[index]);
  PvLang lang = lang_of (self, index);

  if (lang == shown || self->dirty[index] || gtk_widget_get_focus_child (GTK_WIDGET (self->cells[index])) != NULL)
    return TRUE;
  if (lang == PV_LANG_EN && *text == '\0')
    return FALSE;
  return shown == PV_LANG_BOTH || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->unfold));
}

/* What is read where the language shown has no text stands as the hint of its cell. */
static void
show_hint (PvFormText *self, guint index, PvRecord *record)
{
  const char *const hints[] = { _("In Finnish…"), _("In Swedish…"), _("In English…") };
  PvModel *model = pv_document_get_model (pv_form_field_get_document (PV_FORM_FIELD (self)));
  PvLang lang = lang_of (self, index);
  PvLang found = record ? pv_language_fallback (model, record, info_of (self), lang) : PV_LANG_NONE;
  g_autofree char *code = found != PV_LANG_NONE ? g_ascii_strup (pv_lang_code (found), -1) : NULL;
  g_autofree char *words
      = code && !is_shown (self, found - PV_LANG_FIRST) ? g_strdup_printf ("%s: %s", code, pv_record_get_text (record, info_of (self)->field, found)) : NULL;

  pv_form_cell_set_hint (self->cells[index], words ? words : hints[lang - PV_LANG_FIRST]);
}

static void
show_cells (PvFormText *self)
{
  PvRecord *record = whole_record (self);

  gtk_widget_set_visible (self->unfold, pv_form_field_get_lang (PV_FORM_FIELD (self)) != PV_LANG_BOTH);
  for (guint i = 0; i < self->n_cells; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), is_shown (self, i));
  for (guint i = 0; i < self->n_cells; i++)
    show_hint (self, i, record);
}

/* What a person reads and types in a cell: dates and numbers in their own form. */
static char *
words_of (PvFormText *self, PvRecord *record, PvLang lang)
{
  PvModel *model = pv_document_get_model (pv_form_field_get_document (PV_FORM_FIELD (self)));
  const PvFieldInfo *info = info_of (self);

  if (lang != PV_LANG_NONE)
    return g_strdup (pv_record_get_text (record, info->field, lang));
  return pv_value_words (model, record, info, PV_LANG_NONE, PV_LANG_NONE);
}

/* FALSE when what was typed does not fit, or was refused: it stays in the cell, with the reason below. */
static gboolean
commit_cell (PvFormText *self, guint index)
{
  g_autofree char *text = pv_form_cell_get_text (self->cells[index]);
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;
  PvValue value = PV_VALUE_EMPTY;

  if (!self->dirty[index])
    return TRUE;

  if (!pv_value_from_person (info_of (self), text, &value, &owned, &error))
    {
      pv_form_field_set_problem (PV_FORM_FIELD (self), error->message);
      return FALSE;
    }
  /* Cleared first: taking the value loads the form again. */
  self->dirty[index] = FALSE;
  if (!pv_form_field_take (PV_FORM_FIELD (self), lang_of (self, index), value))
    {
      self->dirty[index] = TRUE;
      return FALSE;
    }
  return TRUE;
}

static gboolean
pv_form_text_commit (PvFormField *field)
{
  PvFormText *self = PV_FORM_TEXT (field);
  gboolean all = TRUE;

  g_clear_handle_id (&self->rest, g_source_remove);
  for (guint i = 0; i < self->n_cells; i++)
    if (!commit_cell (self, i))
      all = FALSE;
  return all;
}

static gboolean
rested_cb (gpointer user_data)
{
  PvFormText *self = user_data;

  self->rest = 0;
  pv_form_text_commit (PV_FORM_FIELD (self));
  return G_SOURCE_REMOVE;
}

static void
typed_cb (PvFormText *self, PvFormCell *cell)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i] == cell)
      self->dirty[i] = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
  if (!self->patient)
    self->rest = g_timeout_add (PV_FORM_REST, rested_cb, self);
}

static void
entered_cb (PvFormText *self)
{
  pv_form_field_visit (PV_FORM_FIELD (self));
}

static void
left_cb (PvFormText *self)
{
  if (!self->patient)
    pv_form_text_commit (PV_FORM_FIELD (self));
}

static PvFormCell *
add_cell (PvFormText *self, PvFormPair *pair, PvLang lang)
{
  GtkWidget *cell = pv_form_cell_new (lang, lang != PV_LANG_NONE, info_of (self)->flags & PV_FIELD_LONG);

  pv_form_field_name_control (PV_FORM_FIELD (self), pv_form_cell_get_control (PV_FORM_CELL (cell)), lang);
  gtk_widget_set_hexpand (cell, TRUE);
  g_signal_connect_object (cell, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  if (pair)
    pv_form_pair_append (pair, PV_FORM_CELL (cell));
  self->cells[self->n_cells++] = PV_FORM_CELL (cell);
  return PV_FORM_CELL (cell);
}

static const char *
hint_for (const PvFieldInfo *info)
{
  if (info->type == PV_TYPE_DATE)
    /* Translators: day, month, year: what a date looks like when it is typed */
    return _("dd.mm.yyyy");
  if (info->type == PV_TYPE_CODE)
    return pv_code_form (info->of);
  return NULL;
}

static gboolean
is_short (const PvFieldInfo *info)
{
  return info->type == PV_TYPE_DATE || info->type == PV_TYPE_NUMBER || info->type == PV_TYPE_MONEY;
}

static GtkWidget *
new_unfold (PvFormText *self)
{
  GtkWidget *unfold = gtk_toggle_button_new ();
  /* Translators: a button that shows a field in its other languages, too: "Name: Other languages" */
  g_autofree char *words = g_strdup_printf (_("%s: Other languages"), pv_field_label (info_of (self)));

  gtk_button_set_icon_name (GTK_BUTTON (unfold), "pv-translations-symbolic");
  gtk_widget_add_css_class (unfold, "flat");
  gtk_widget_add_css_class (unfold, "pv-unfold");
  gtk_widget_set_valign (unfold, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (unfold, _("Other languages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (unfold), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (unfold, "toggled", G_CALLBACK (show_cells), self, G_CONNECT_SWAPPED);
  return unfold;
}

/* Finnish and Swedish as a pair; English below. */
static void
build_translated (PvFormText *self)
{
  GtkWidget *pair = pv_form_pair_new ();

  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    add_cell (self, PV_FORM_PAIR (pair), lang);
  self->unfold = new_unfold (self);
  pv_form_field_put_in_line (PV_FORM_FIELD (self), self->unfold);
  pv_form_field_put_below (PV_FORM_FIELD (self), pair);
  g_signal_connect_object (pv_form_field_get_document (PV_FORM_FIELD (self)), "older-texts", G_CALLBACK (older_texts_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
build (PvFormText *self)
{
  const PvFieldInfo *info = info_of (self);
  PvFormCell *cell;

  if (info->type == PV_TYPE_TRANSLATED)
    {
      build_translated (self);
      return;
    }

  cell = add_cell (self, NULL, PV_LANG_NONE);
  pv_form_cell_set_hint (cell, hint_for (info));
  if (is_short (info))
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (pv_form_cell_get_control (cell)), 11);
      gtk_editable_set_alignment (GTK_EDITABLE (pv_form_cell_get_control (cell)), info->type == PV_TYPE_DATE ? 0 : 1);
      gtk_widget_set_hexpand (GTK_WIDGET (cell), FALSE);
      pv_form_field_put_beside (PV_FORM_FIELD (self), GTK_WIDGET (cell));
    }
  else
    pv_form_field_put_below (PV_FORM_FIELD (self), GTK_WIDGET (cell));
}

/* Somebody who rests after a space goes on with the next word: it stays. */
static gboolean
is_written (PvFormText *self, guint index, const char *words)
{
  g_autofree char *text = pv_form_cell_get_text (self->cells[index]);

  return gtk_widget_get_focus_child (GTK_WIDGET (self->cells[index])) != NULL && g_strcmp0 (g_strstrip (text), words) == 0;
}

static void
pv_form_text_load (PvFormField *field, PvRecord *record)
{
  PvFormText *self = PV_FORM_TEXT (field);

  if (self->n_cells == 0)
    build (self);
  if (record == NULL)
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      memset (self->dirty, 0, sizeof self->dirty);
    }

  for (guint i = 0; i < self->n_cells; i++)
    {
      g_autofree char *words = record && pv_form_field_is_same (field, i) ? words_of (self, record, lang_of (self, i)) : NULL;

      if (!self->dirty[i] && !is_written (self, i, words))
        pv_form_cell_set_text (self->cells[i], words);
    }
  if (self->unfold)
    {
      show_cells (self);
      show_missing (self, whole_record (self));
    }
}

static void
pv_form_text_focus (PvFormField *field, PvLang lang)
{
  PvFormText *self = PV_FORM_TEXT (field);
  PvModel *model = pv_document_get_model (pv_form_field_get_document (field));
  PvLang written = pv_first_lang (model, lang);
  GtkWidget *control = pv_form_cell_get_control (self->cells[self->n_cells > 1 ? written - PV_LANG_FIRST : 0]);

  gtk_widget_grab_focus (control);
  if (GTK_IS_EDITABLE (control))
    gtk_editable_select_region (GTK_EDITABLE (control), 0, -1);
  else
    g_signal_emit_by_name (control, "select-all", TRUE);
}

static void
pv_form_text_dispose (GObject *object)
{
  g_clear_handle_id (&PV_FORM_TEXT (object)->rest, g_source_remove);

  G_OBJECT_CLASS (pv_form_text_parent_class)->dispose (object);
}

static void
pv_form_text_class_init (PvFormTextClass *klass)
{
  PvFormFieldClass *field_class = PV_FORM_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pv_form_text_dispose;
  field_class->load = pv_form_text_load;
  field_class->commit = pv_form_text_commit;
  field_class->focus = pv_form_text_focus;
  field_class->by_cell = TRUE;
}

static void
pv_form_text_init (PvFormText *self)
{
}

void
pv_form_text_wait (PvFormText *self)
{
  g_return_if_fail (PV_IS_FORM_TEXT (self));

  self->patient = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
}
