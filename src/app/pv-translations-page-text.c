#include "app/pv-translations-page-private.h"

#include "app/pv-language-mark.h"

#include <glib/gi18n-lib.h>

PvFormCell *
pv_translations_page_get_entry (PvTranslationsPage *self)
{
  GtkWidget *cell = adw_bin_get_child (self->entry_bin);

  return cell ? PV_FORM_CELL (cell) : NULL;
}

static void
typed_cb (PvTranslationsPage *self)
{
  g_autofree char *typed = pv_form_cell_get_text (pv_translations_page_get_entry (self));
  g_autofree char *words = pv_text_or_null (typed);

  gtk_widget_set_sensitive (self->save_button, words != NULL && g_strcmp0 (words, self->begun_with) != 0);
}

static gboolean
key_cb (PvTranslationsPage *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;
  gboolean lines = pv_form_cell_takes_enter (gtk_event_controller_get_widget (keys));

  if (enter && (held == GDK_CONTROL_MASK || (held == 0 && !lines)))
    pv_translations_page_save (self);
  else if (held == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_Up))
    pv_translations_page_step (self, key == GDK_KEY_Down ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

static void
put_entry (PvTranslationsPage *self, const PvFieldInfo *info, const char *words)
{
  GtkWidget *cell = pv_form_cell_new (self->current.lang, TRUE, info->flags & PV_FIELD_LONG);
  GtkWidget *control = pv_form_cell_get_control (PV_FORM_CELL (cell));
  GtkEventController *keys = gtk_event_controller_key_new ();
  gboolean swedish = self->current.lang == PV_LANG_SV;
  g_autofree char *label = g_strdup_printf (swedish ? _("%s, Swedish") : _("%s, Finnish"), pv_field_label (info));

  pv_form_cell_set_text (PV_FORM_CELL (cell), words);
  pv_form_cell_set_hint (PV_FORM_CELL (cell), swedish ? _("In Swedish…") : _("In Finnish…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (cell, "pv-translation");
  gtk_widget_set_sensitive (cell, !pv_document_is_read_only (self->document));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (control, keys);
  g_signal_connect_object (cell, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->entry_bin, cell);
  g_free (self->begun_with);
  self->begun_with = g_strdup (words);
  typed_cb (self);
}

static void
show_where (PvTranslationsPage *self, PvModel *model, PvRecord *record)
{
  PvId path = pv_analysis_path_of (model, record);
  g_autofree char *title = path != PV_NO_ID && path != self->current.id ? pv_title_of (model, path, self->current.source) : NULL;
  g_autofree char *where = title ? g_strdup_printf ("%s · %s", pv_kind_label (pv_record_get_info (record)), title)
                                 : g_strdup (pv_kind_label (pv_record_get_info (record)));

  gtk_label_set_label (self->where, where);
}

void
pv_translations_page_show_source (PvTranslationsPage *self)
{
  PvModel *model = pv_document_get_model (self->document);
  PvRecord *record = pv_model_get (model, self->current.id);
  g_autofree char *code = g_ascii_strup (pv_lang_code (self->current.source), -1);
  g_autofree char *title = record ? pv_title (model, record, self->current.source) : NULL;

  if (record == NULL)
    return;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->source_tag, code);
  gtk_label_set_label (self->source, pv_record_get_text (record, self->current.field, self->current.source));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->source), -1);
  show_where (self, model, record);
}

void
pv_translations_page_show_text (PvTranslationsPage *self)
{
  PvModel *model = pv_document_get_model (self->document);
  PvRecord *record = pv_model_get (model, self->current.id);
  const PvFieldInfo *info = pv_kinds_field (pv_model_get_kinds (model), self->current.field);
  PvLanguageState state = { self->current.lang, self->current.older };

  if (record == NULL)
    return;
  pv_translations_page_show_source (self);
  gtk_label_set_label (self->field, pv_field_label (info));
  gtk_image_set_from_icon_name (self->mark_icon, pv_language_state_icon (state));
  gtk_label_set_label (self->mark_words, pv_language_state_words (state));
  gtk_label_set_label (self->keys, info->flags & PV_FIELD_LONG ? _("Ctrl+Enter saves and goes on to the next text; Alt+Up and Alt+Down step through them.")
                                                               : _("Enter saves and goes on to the next text; Alt+Up and Alt+Down step through them."));
  gtk_widget_set_visible (self->same_child, !self->current.older);
  gtk_widget_set_visible (self->holds_child, self->current.older);
  put_entry (self, info, pv_record_get_text (record, self->current.field, self->current.lang));
}
