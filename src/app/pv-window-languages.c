/* The menu beside the switch of content: all four ways, what is to be translated, and the document's main language. */
#include "app/pv-window-private.h"

#include "app/pv-toast.h"
#include "app/pv-translations-page.h"
#include "app/pv-translations.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  guint choice;
  const char *words;
} main_langs[] = {
  { "fi", PV_LANGUAGE_FINNISH, "Suomi" },
  { "sv", PV_LANGUAGE_SWEDISH, "Svenska" },
  { "en", PV_LANGUAGE_ENGLISH, "English" },
};

static void
main_lang_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  PvWindow *self = user_data;
  PvRecord *ecosystem = self->document ? pv_model_get_ecosystem (pv_document_get_model (self->document)) : NULL;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  if (ecosystem == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (main_langs); i++)
    if (g_str_equal (main_langs[i].code, g_variant_get_string (value, NULL)))
      pv_edits_set_int (edits, pv_record_get_id (ecosystem), PV_ECOSYSTEM_MAIN_LANGUAGE, main_langs[i].choice);
  if (!pv_document_commit (self->document, edits, &error))
    pv_toast_error (self->toasts_child, error);
  pv_window_show_languages (self);
}

/* The page, with the texts that were counted. */
static void
translate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PvWindow *self = user_data;

  pv_window_turn_to (self, "translations");
  if (PV_IS_TRANSLATIONS_PAGE (pv_window_get_page (self)))
    pv_translations_page_show_texts (PV_TRANSLATIONS_PAGE (pv_window_get_page (self)),
                                     (PvTranslationTexts) g_variant_get_int32 (parameter));
}

static const GActionEntry entries[] = {
  { "main-lang", NULL, "s", "'fi'", main_lang_cb },
  { "translate", translate_cb, "i" },
};

static void
append_count (GMenu *menu, const char *words, guint n, PvTranslationTexts texts)
{
  g_autofree char *label = g_strdup_printf (words, n);
  g_autofree char *action = g_strdup_printf ("win.translate(%d)", (int) texts);

  if (n > 0)
    g_menu_append (menu, label, action);
}

/* All of them; the key turns to the page as it was left. */
static void
append_all (GMenu *menu)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_("Translations"), NULL);

  g_menu_item_set_action_and_target (item, "win.translate", "i", (int) PV_TEXTS_ALL);
  g_menu_item_set_attribute (item, "accel", "s", "<Control>9");
  g_menu_append_item (menu, item);
}

static void
show_counts (PvWindow *self)
{
  PvTranslations *translations = self->document ? pv_translations_of (self->document) : NULL;
  const PvUntranslatedCounts *counts = translations ? pv_translations_get_counts (translations) : NULL;
  guint sv = PV_LANG_SV - PV_LANG_FIRST;
  guint fi = PV_LANG_FI - PV_LANG_FIRST;

  g_menu_remove_all (self->counts_menu);
  if (counts == NULL)
    return;
  append_count (self->counts_menu, _("Swedish missing: %u"), counts->missing[sv], PV_TEXTS_WITHOUT_SWEDISH);
  append_count (self->counts_menu, _("Finnish missing: %u"), counts->missing[fi], PV_TEXTS_WITHOUT_FINNISH);
  append_count (self->counts_menu, _("Swedish older than Finnish: %u"), counts->older[sv], PV_TEXTS_OLDER);
  append_count (self->counts_menu, _("Finnish older than Swedish: %u"), counts->older[fi], PV_TEXTS_OLDER);
  append_all (self->counts_menu);
}

void
pv_window_show_languages (PvWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "main-lang");
  gboolean writable = self->document && !pv_document_is_read_only (self->document);
  PvLang lang = self->document ? pv_model_main_lang (pv_document_get_model (self->document)) : PV_LANG_FI;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), writable);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (pv_lang_code (lang)));
  /* The three others are seen pressed. */
  if (self->content_lang == PV_LANG_EN)
    gtk_menu_button_set_label (self->lang_menu_button, "English");
  else
    gtk_menu_button_set_icon_name (self->lang_menu_button, "pan-down-symbolic");
  gtk_menu_button_set_always_show_arrow (self->lang_menu_button, self->content_lang == PV_LANG_EN);
}

void
pv_window_follow_translations (PvWindow *self)
{
  PvTranslations *translations = self->document ? pv_translations_of (self->document) : NULL;

  if (translations)
    g_signal_connect_object (translations, "changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  show_counts (self);
  pv_window_show_languages (self);
}

static GMenuModel *
main_lang_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (main_langs); i++)
    {
      g_autofree char *action = g_strconcat ("win.main-lang::", main_langs[i].code, NULL);

      g_menu_append (menu, main_langs[i].words, action);
    }
  return G_MENU_MODEL (menu);
}

void
pv_window_init_languages (PvWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) langs = g_menu_new ();
  g_autoptr (GMenu) document = g_menu_new ();
  g_autoptr (GMenuModel) main_lang = main_lang_menu ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->counts_menu = g_menu_new ();
  g_menu_append (langs, "Suomi", "win.content-lang::fi");
  g_menu_append (langs, "Svenska", "win.content-lang::sv");
  g_menu_append (langs, "Suomi + svenska", "win.content-lang::both");
  g_menu_append (langs, "English", "win.content-lang::en");
  g_menu_append_submenu (document, _("Main Language of the Document"), main_lang);
  g_menu_append_section (menu, _("Content"), G_MENU_MODEL (langs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->counts_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (document));
  pv_window_set_menu (self->lang_menu_button, G_MENU_MODEL (menu));
}
