#include "app/pv-language-mark.h"

#include <glib/gi18n-lib.h>

PvLanguageState
pv_language_state (PvDocument *document, const PvRecord *record, const PvFieldInfo *field)
{
  PvLanguageState state = { PV_LANG_NONE, FALSE };

  if (record == NULL || field->type != PV_TYPE_TRANSLATED)
    return state;
  state.lang = pv_text_missing_lang (record, field);
  if (state.lang != PV_LANG_NONE || pv_record_get_standing (record) == PV_STANDING_RETIRED)
    return state;
  state.lang = pv_older_texts_find (pv_document_peek_older_texts (document), pv_record_get_id (record), field->field);
  state.older = state.lang != PV_LANG_NONE;
  return state;
}

const char *
pv_language_state_words (PvLanguageState state)
{
  if (state.lang == PV_LANG_SV)
    return state.older ? _("Swedish older than Finnish") : _("Swedish missing");
  if (state.lang == PV_LANG_FI)
    return state.older ? _("Finnish older than Swedish") : _("Finnish missing");
  return NULL;
}

const char *
pv_language_state_icon (PvLanguageState state)
{
  return state.older ? "pv-language-older-symbolic" : "pv-language-missing-symbolic";
}

PvLang
pv_language_fallback (const PvModel *model, const PvRecord *record, const PvFieldInfo *field, PvLang lang)
{
  PvLang wanted = pv_first_lang (model, lang);
  PvLang found = wanted;

  if (field->type != PV_TYPE_TRANSLATED || !pv_record_has (record, field->field) || pv_text_is_same (record, field))
    return PV_LANG_NONE;
  pv_model_text (model, record, field->field, lang, &found);
  return found != wanted ? found : PV_LANG_NONE;
}

char *
pv_language_fallback_words (PvLang found, PvLang wanted)
{
  const char *const shown[] = { NULL, _("Shown in Finnish"), _("Shown in Swedish"), _("Shown in English") };
  const char *const missing[] = { NULL, _("Finnish missing"), _("Swedish missing"), _("English missing") };

  g_return_val_if_fail (found >= PV_LANG_FIRST && found <= PV_LANG_LAST && wanted >= PV_LANG_FIRST && wanted <= PV_LANG_LAST, NULL);

  /* Translators: "English missing: Shown in Finnish" */
  return g_strdup_printf (_("%s: %s"), missing[wanted], shown[found]);
}

GtkWidget *
pv_language_mark_new (void)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_BOX, "spacing", 3, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 14, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *letters = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (letters, "pv-language-letters");
  gtk_widget_add_css_class (mark, "pv-warn-icon");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark), image);
  gtk_box_append (GTK_BOX (mark), letters);
  return mark;
}

void
pv_language_mark_say (GtkWidget *mark, const char *icon, const char *letters, const char *words)
{
  GtkWidget *image = gtk_widget_get_first_child (mark);
  GtkWidget *label = gtk_widget_get_next_sibling (image);

  gtk_widget_set_visible (mark, words != NULL);
  /* A tooltip that is set asks the display where the pointer is: not for every row of a table that says what it said. */
  if (words == NULL || g_strcmp0 (gtk_widget_get_tooltip_text (mark), words) == 0)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_label (GTK_LABEL (label), letters ? letters : "");
  gtk_widget_set_visible (label, letters != NULL);
  gtk_widget_set_tooltip_text (mark, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
pv_language_mark_show (GtkWidget *mark, PvLanguageState state)
{
  pv_language_mark_say (mark, pv_language_state_icon (state), pv_lang_code (state.lang), pv_language_state_words (state));
}
