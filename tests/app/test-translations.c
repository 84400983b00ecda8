/* Translations worked through by hand: field by field, each one step to undo; the switch of content and what is counted beside it. */
#include "app-fixture.h"

#include "app/pv-form-cell.h"
#include "app/pv-translations-page.h"
#include "app/pv-translations.h"

static void
write_text (AppFixture *fixture, PvId id, PvField field, PvLang lang, const char *text)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  pv_edits_set_text (edits, id, field, lang, text);
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

typedef struct
{
  AppFixture *fixture;
  guint n;
} Wanted;

static gboolean
are_so_many (gpointer data)
{
  Wanted *wanted = data;
  const GArray *texts = pv_translations_get_texts (pv_translations_of (wanted->fixture->document));

  return texts && texts->len == wanted->n;
}

static void
wait_for (AppFixture *fixture, guint n)
{
  Wanted wanted = { fixture, n };

  pv_test_assert_soon (are_so_many, &wanted);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
}

/* A fixture lacks one Swedish text; two more go. */
static AppFixture *
with_three (void)
{
  AppFixture *fixture = app_fixture_new (pv_kinds_default ());

  write_text (fixture, fixture->coaching, PV_SERVICE_NAME, PV_LANG_SV, NULL);
  write_text (fixture, fixture->mapping, PV_SERVICE_NAME, PV_LANG_FI, NULL);
  pv_test_input_chord (fixture->input, "<Control>9");
  g_assert_true (PV_IS_TRANSLATIONS_PAGE (pv_window_get_page (fixture->window)));
  wait_for (fixture, 3);
  return fixture;
}

static const char *
text_of (AppFixture *fixture, PvId id, PvField field, PvLang lang)
{
  return pv_record_get_text (app_fixture_record (fixture, id), field, lang);
}

static gboolean
says (AppFixture *fixture, const char *words)
{
  return app_says (GTK_WIDGET (pv_window_get_page (fixture->window)), words);
}

/* Type, Enter, type, Ctrl+Enter where Enter breaks the line; then one undo brings one back, and to work. */
static void
test_one_after_another (void)
{
  g_autoptr (AppFixture) fixture = with_three ();
  g_autofree char *undo = NULL;

  g_assert_true (says (fixture, "Nuorten neuvonta"));
  g_assert_true (says (fixture, "0 of 3"));
  pv_test_input_type (fixture->input, "Rådgivning");
  pv_test_input_chord (fixture->input, "<Control>Return");
  g_assert_cmpstr (text_of (fixture, fixture->ohjaamo, PV_ACTOR_CORE_TASK, PV_LANG_SV), ==, "Rådgivning");
  g_assert_true (says (fixture, "1 of 3"));
  pv_test_input_type (fixture->input, "Träning");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpstr (text_of (fixture, fixture->coaching, PV_SERVICE_NAME, PV_LANG_SV), ==, "Träning");
  pv_test_input_type (fixture->input, "Kartoitus");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpstr (text_of (fixture, fixture->mapping, PV_SERVICE_NAME, PV_LANG_FI), ==, "Kartoitus");
  wait_for (fixture, 0);
  g_assert_true (says (fixture, "Everything is in both languages"));
  g_assert_true (says (fixture, "3 of 3"));

  undo = pv_document_get_undo_label (fixture->document);
  g_assert_cmpstr (undo, ==, "Service changed: Kartoitus");
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_null (text_of (fixture, fixture->mapping, PV_SERVICE_NAME, PV_LANG_FI));
  g_assert_cmpstr (text_of (fixture, fixture->coaching, PV_SERVICE_NAME, PV_LANG_SV), ==, "Träning");
  wait_for (fixture, 1);
  g_assert_true (says (fixture, "2 of 3"));
  g_assert_true (says (fixture, "Kartläggning"));
}

static void
click (AppFixture *fixture, const char *label)
{
  GtkWidget *button = app_find (GTK_WIDGET (pv_window_get_page (fixture->window)), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  pv_test_input_click_widget (fixture->input, button);
}

/* Skipped, nothing is written; the same in both: a proper name where the kind knows of such, else the same words. */
static void
test_skip_and_same (void)
{
  g_autoptr (AppFixture) fixture = with_three ();

  click (fixture, "S_kip");
  g_assert_true (says (fixture, "0 of 3"));
  g_assert_null (text_of (fixture, fixture->ohjaamo, PV_ACTOR_CORE_TASK, PV_LANG_SV));
  click (fixture, "_The Same in Both Languages");
  g_assert_true (pv_record_get_yes (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_PROPER_NAME));
  wait_for (fixture, 2);
  pv_test_input_chord (fixture->input, "<Alt>Up");
  click (fixture, "_The Same in Both Languages");
  g_assert_cmpstr (text_of (fixture, fixture->ohjaamo, PV_ACTOR_CORE_TASK, PV_LANG_SV), ==, "Nuorten neuvonta");
  wait_for (fixture, 1);
}

/* Behind another page the list stays as it was; it is right when somebody comes. */
static void
test_while_away (void)
{
  g_autoptr (AppFixture) fixture = with_three ();
  GtkWidget *list = app_find (GTK_WIDGET (pv_window_get_page (fixture->window)), GTK_TYPE_LIST_VIEW, NULL);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  pv_test_input_chord (fixture->input, "<Control>3");
  write_text (fixture, fixture->guidance, PV_SERVICE_NAME, PV_LANG_SV, NULL);
  wait_for (fixture, 4);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  pv_test_input_chord (fixture->input, "<Control>9");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4);
}

static void
test_older (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  write_text (fixture, fixture->kela, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");
  pv_test_input_chord (fixture->input, "<Control>9");
  wait_for (fixture, 2);
  g_assert_true (says (fixture, "Swedish older than Finnish"));
  pv_test_input_chord (fixture->input, "<Alt>Down");
  click (fixture, "It Still _Holds");
  wait_for (fixture, 1);
  g_assert_cmpstr (text_of (fixture, fixture->kela, PV_ACTOR_NAME, PV_LANG_SV), ==, "FPA");

  /* Undone, it is to be looked at again; and redone, not. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_for (fixture, 2);
  g_assert_true (says (fixture, "Swedish older than Finnish"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  wait_for (fixture, 1);
}

/* Who comes before it is known what is to be translated, types where the first text then stands. */
static void
test_before_found (void)
{
  g_autoptr (AppFixture) fixture = NULL;

  pv_worker_begin_in_front ();
  fixture = app_fixture_new (pv_kinds_default ());
  pv_test_input_chord (fixture->input, "<Control>9");
  g_assert_true (PV_IS_TRANSLATIONS_PAGE (pv_window_get_page (fixture->window)));
  pv_worker_end_in_front ();
  wait_for (fixture, 1);
  pv_test_input_type (fixture->input, "Rådgivning");
  pv_test_input_chord (fixture->input, "<Control>Return");
  g_assert_cmpstr (text_of (fixture, fixture->ohjaamo, PV_ACTOR_CORE_TASK, PV_LANG_SV), ==, "Rådgivning");
}

/* What somebody writes elsewhere goes from the list; what is being typed here stays. */
static void
test_lives (void)
{
  g_autoptr (AppFixture) fixture = with_three ();

  pv_test_input_type (fixture->input, "Råd");
  write_text (fixture, fixture->coaching, PV_SERVICE_NAME, PV_LANG_SV, "Träning");
  wait_for (fixture, 2);
  pv_test_input_type (fixture->input, "givning");
  pv_test_input_chord (fixture->input, "<Control>Return");
  g_assert_cmpstr (text_of (fixture, fixture->ohjaamo, PV_ACTOR_CORE_TASK, PV_LANG_SV), ==, "Rådgivning");
}

static void
choose (AppFixture *fixture, guint which, guint index)
{
  GtkWidget *page = GTK_WIDGET (pv_window_get_page (fixture->window));
  GtkWidget *first = app_find (page, GTK_TYPE_DROP_DOWN, NULL);
  GtkWidget *drop = which == 0 ? first : gtk_widget_get_next_sibling (first);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), index);
  pv_test_wait_drawn (page);
}

static void
test_filter (void)
{
  g_autoptr (AppFixture) fixture = with_three ();

  choose (fixture, 1, 3);
  g_assert_true (says (fixture, "0 of 2"));
  g_assert_false (says (fixture, "Nuorten neuvonta"));
  choose (fixture, 0, 2);
  g_assert_true (says (fixture, "0 of 1"));
  g_assert_true (says (fixture, "Kartläggning"));
  choose (fixture, 0, 3);
  g_assert_true (says (fixture, "Nothing to translate here"));
  click (fixture, "Show All");
  g_assert_true (says (fixture, "0 of 3"));
}

/* What the menu of the switch counts leads to just those texts. */
static void
test_counted (void)
{
  g_autoptr (AppFixture) fixture = with_three ();
  GtkWidget *button = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Languages and translations");
  GMenuModel *menu;
  g_autoptr (GMenuModel) counts = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  counts = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_true (g_menu_model_get_item_attribute (counts, 0, G_MENU_ATTRIBUTE_LABEL, "s", &first));
  g_assert_true (g_menu_model_get_item_attribute (counts, 1, G_MENU_ATTRIBUTE_LABEL, "s", &second));
  g_assert_cmpstr (first, ==, "Swedish missing: 2");
  g_assert_cmpstr (second, ==, "Finnish missing: 1");
  pv_test_input_chord (fixture->input, "<Control>1");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.translate", "i", PV_TEXTS_WITHOUT_FINNISH);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (says (fixture, "0 of 1"));
  g_assert_true (says (fixture, "Kartläggning"));
}

/* Alt+1 … Alt+4 turn all of it; English shows on the button, since no other is pressed then. */
static void
test_switch_by_keyboard (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  static const struct
  {
    const char *chord;
    PvLang lang;
    const char *title;
  } ways[] = {
    { "<Alt>2", PV_LANG_SV, "Ett litet ekosystem" },
    { "<Alt>3", PV_LANG_BOTH, "Pieni ekosysteemi" },
    { "<Alt>4", PV_LANG_EN, "Pieni ekosysteemi" },
    { "<Alt>1", PV_LANG_FI, "Pieni ekosysteemi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      pv_test_input_chord (fixture->input, ways[i].chord);
      g_assert_cmpint (pv_window_get_content_lang (fixture->window), ==, ways[i].lang);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, ways[i].title);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
      g_assert_true (app_says (GTK_WIDGET (fixture->window), "English") == (ways[i].lang == PV_LANG_EN));
    }
}

/* The main language is the document's: one step to undo, and what is read where a language is missing follows. */
static void
test_main_language (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) back = NULL;

  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "main-lang", g_variant_new_string ("sv"));
  g_assert_cmpint (pv_model_main_lang (app_fixture_model (fixture)), ==, PV_LANG_SV);
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "main-lang");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "sv");
  pv_test_input_chord (fixture->input, "<Alt>3");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Ett litet ekosystem");
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpint (pv_model_main_lang (app_fixture_model (fixture)), ==, PV_LANG_FI);
  back = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "main-lang");
  g_assert_cmpstr (g_variant_get_string (back, NULL), ==, "fi");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/translations/one-after-another", test_one_after_another);
  g_test_add_func ("/app/translations/skip-and-same", test_skip_and_same);
  g_test_add_func ("/app/translations/while-away", test_while_away);
  g_test_add_func ("/app/translations/older", test_older);
  g_test_add_func ("/app/translations/before-found", test_before_found);
  g_test_add_func ("/app/translations/lives", test_lives);
  g_test_add_func ("/app/translations/filter", test_filter);
  g_test_add_func ("/app/translations/counted", test_counted);
  g_test_add_func ("/app/translations/switch-by-keyboard", test_switch_by_keyboard);
  g_test_add_func ("/app/translations/main-language", test_main_language);
  return g_test_run ();
}
