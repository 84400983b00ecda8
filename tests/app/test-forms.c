/* The form of every kind follows from the table, and what is typed into it becomes one step that can be undone. */
#include "app-fixture.h"

#include "app/pv-form-cell.h"
#include "app/pv-form-pair.h"
#include "app/pv-form-text.h"
#include "app/pv-form.h"
#include "app/pv-inspector.h"
#include "app/pv-new-record.h"
#include "app/pv-reference-chooser.h"

static PvForm *
shown_form (AppFixture *fixture)
{
  GtkWidget *form = app_find (GTK_WIDGET (fixture->window), PV_TYPE_FORM, NULL);

  g_assert_nonnull (form);
  return PV_FORM (form);
}

static PvFormCell *
cell_of (GtkWidget *root, PvLang lang)
{
  PvFormCell *found = NULL;

  if (PV_IS_FORM_CELL (root) && pv_form_cell_get_lang (PV_FORM_CELL (root)) == lang)
    return PV_FORM_CELL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = cell_of (child, lang);
  return found;
}

static PvFormCell *
shown_cell (AppFixture *fixture, PvField field, PvLang lang)
{
  PvFormField *form_field = pv_form_get_field (shown_form (fixture), field);
  PvFormCell *cell;

  g_assert_nonnull (form_field);
  cell = cell_of (GTK_WIDGET (form_field), lang);
  g_assert_nonnull (cell);
  return cell;
}

static gboolean
expected_field (const PvFieldInfo *info)
{
  return info->type != PV_TYPE_ORDER && info->type != PV_TYPE_PLACE && info->group != PV_GROUP_HIDDEN
         && PV_FIELD_CODE (info->field) != PV_COMMON_STANDING;
}

static void
test_every_kind (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  g_assert_cmpuint (n, >, 40);
  for (guint k = 0; k < n; k++)
    {
      GtkWidget *form = g_object_ref_sink (pv_form_new (fixture->document, &kinds[k]));

      for (guint i = 0; i < kinds[k].n_fields; i++)
        {
          const PvFieldInfo *info = &kinds[k].fields[i];

          if ((pv_form_get_field (PV_FORM (form), info->field) != NULL) != expected_field (info))
            g_error ("%s.%s: the form has it or lacks it", kinds[k].table, info->column);
        }
      g_object_unref (form);
    }
}

static void
test_one_more_field (void)
{
  const PvFieldInfo extra = {
    .field = PV_SERVICE << 8 | 200, .since = 1, .column = "colour", .element = "colour", .type = PV_TYPE_TEXT, .group = PV_GROUP_BASICS,
    .flags = PV_FIELD_COLUMN, .audience = PV_AUDIENCE_PUBLIC, .label = "Colour of the door",
  };
  g_autoptr (AppFixture) fixture = app_fixture_new (app_fixture_kinds_with (&extra));

  pv_selection_show (fixture->selection, fixture->coaching);
  g_assert_nonnull (pv_form_get_field (shown_form (fixture), extra.field));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (app_says (GTK_WIDGET (shown_form (fixture)), "Colour of the door"));
}

static const char *
swedish_name (AppFixture *fixture)
{
  return pv_record_get_text (app_fixture_record (fixture, fixture->kela), PV_ACTOR_NAME, PV_LANG_SV);
}

static gboolean
is_renamed (gpointer data)
{
  return g_strcmp0 (swedish_name (data), "Folkpensionsanstalten") == 0;
}

/* Finnish and Swedish side by side. */
static AppFixture *
with_both_languages (void)
{
  AppFixture *fixture = app_fixture_new (pv_kinds_default ());

  pv_test_input_chord (fixture->input, "<Alt>3");
  return fixture;
}

/* A second of rest commits; leaving commits; both are one step. */
static void
test_typing (void)
{
  g_autoptr (AppFixture) fixture = with_both_languages ();
  GtkWidget *control;
  g_autofree char *label = NULL;

  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  control = pv_form_cell_get_control (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_SV));
  pv_test_input_click_widget (fixture->input, control);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Folkpensionsanstalten");
  g_assert_cmpstr (swedish_name (fixture), ==, "FPA");
  pv_test_assert_soon (is_renamed, fixture);

  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Fpa");
  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_FI)));
  g_assert_cmpstr (swedish_name (fixture), ==, "Fpa");
  label = pv_document_get_undo_label (fixture->document);
  g_assert_nonnull (strstr (label, "Kela"));

  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpstr (swedish_name (fixture), ==, "FPA");
  pv_test_input_chord (fixture->input, "<Control><Shift>z");
  g_assert_cmpstr (swedish_name (fixture), ==, "Fpa");
}

/* Who rests after a space to think goes on with the next word, not with the same one. */
static void
test_rest_after_space (void)
{
  g_autoptr (AppFixture) fixture = with_both_languages ();

  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_SV)));
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Folkpensionsanstalten ");
  pv_test_assert_soon (is_renamed, fixture);
  pv_test_input_type (fixture->input, "FPA");
  pv_test_input_chord (fixture->input, "Tab");
  g_assert_cmpstr (swedish_name (fixture), ==, "Folkpensionsanstalten FPA");
}

static graphene_rect_t
place_of (AppFixture *fixture, PvLang lang)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (shown_cell (fixture, PV_ACTOR_NAME, lang)), GTK_WIDGET (fixture->window), &place));
  return place;
}

static gboolean
is_one_above_the_other (gpointer data)
{
  graphene_rect_t fi = place_of (data, PV_LANG_FI);
  graphene_rect_t sv = place_of (data, PV_LANG_SV);

  return sv.origin.y >= fi.origin.y + fi.size.height && sv.origin.x <= fi.origin.x;
}

static gboolean
is_side_by_side (gpointer data)
{
  graphene_rect_t fi = place_of (data, PV_LANG_FI);
  graphene_rect_t sv = place_of (data, PV_LANG_SV);

  return sv.origin.x >= fi.origin.x + fi.size.width && (int) sv.origin.y == (int) fi.origin.y;
}

/* Long words are not broken: the languages stand side by side only while all of them fit. */
static void
test_long_words (void)
{
  g_autoptr (AppFixture) fixture = with_both_languages ();

  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (is_side_by_side (fixture));
  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_FI)));
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Kielikoulutuspalvelukeskus");
  pv_test_assert_soon (is_one_above_the_other, fixture);
  g_assert_cmpint (pv_form_cell_get_whole_width (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_FI)), <=,
                   (int) place_of (fixture, PV_LANG_FI).size.width);
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_type (fixture->input, "Kela");
  pv_test_assert_soon (is_side_by_side, fixture);
}

static void
assert_starts_at_top (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkTextIter start;
      GdkRectangle place;
      int y;

      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), &start);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (widget), &start, &place);
      gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (widget), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, NULL, &y);
      g_assert_cmpint (y, ==, 0);
      g_assert_cmpint (gtk_widget_get_height (widget), >=, place.height);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    assert_starts_at_top (child);
}

/* A text stands at the top of its cell from the first picture on, whatever stood there before. */
static void
test_texts_start_at_top (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const PvId actors[] = { fixture->kela, fixture->city, fixture->ohjaamo };
  const char *texts[] = {
    "Maksaa perusturvan etuudet ja järjestää ammatillista kuntoutusta niille, joiden työkyky on heikentynyt, yhdessä muiden kanssa.",
    "Lyhyt",
    "Yksi rivi\nja toinen\nja kolmas\nja neljäs\nja viides",
  };
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      pv_edits_set_text (edits, actors[i], PV_ACTOR_CORE_TASK, PV_LANG_FI, texts[i]);
      pv_edits_set_text (edits, actors[i], PV_ACTOR_CORE_TASK, PV_LANG_SV, texts[G_N_ELEMENTS (texts) - 1 - i]);
    }
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 4 * G_N_ELEMENTS (actors); i++)
    {
      pv_selection_set (fixture->selection, actors[i % G_N_ELEMENTS (actors)]);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
      assert_starts_at_top (GTK_WIDGET (shown_form (fixture)));
    }
}

/* What does not fit stays in the field with the reason below; the document keeps the old value. */
static void
test_refused (void)
{
  g_autoptr (AppFixture) fixture = with_both_languages ();
  PvFormField *field;

  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_FI)));
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_chord (fixture->input, "Delete");
  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (shown_cell (fixture, PV_ACTOR_NAME, PV_LANG_SV)));
  pv_test_input_chord (fixture->input, "<Control>a");
  pv_test_input_chord (fixture->input, "Delete");
  field = pv_form_get_field (shown_form (fixture), PV_ACTOR_NAME);
  pv_form_field_commit (field);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (field), "pv-problem"));
  g_assert_cmpstr (swedish_name (fixture), ==, "FPA");

  /* Another record starts clean. */
  pv_selection_set (fixture->selection, fixture->city);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  field = pv_form_get_field (shown_form (fixture), PV_ACTOR_NAME);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (field), "pv-problem"));
}

static gboolean
shows_cell (AppFixture *fixture, PvField field, PvLang lang)
{
  return gtk_widget_get_visible (GTK_WIDGET (shown_cell (fixture, field, lang)));
}

/* In one language the others are folded, and a button shows them; where that language is missing, the other one is read in its place
 * as a hint. */
static void
test_folded_languages (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *field;

  pv_selection_set (fixture->selection, fixture->ohjaamo);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (shows_cell (fixture, PV_ACTOR_CORE_TASK, PV_LANG_FI));
  g_assert_false (shows_cell (fixture, PV_ACTOR_CORE_TASK, PV_LANG_SV));
  pv_test_input_chord (fixture->input, "<Alt>2");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  field = GTK_WIDGET (pv_form_get_field (shown_form (fixture), PV_ACTOR_CORE_TASK));
  g_assert_false (shows_cell (fixture, PV_ACTOR_CORE_TASK, PV_LANG_FI));
  g_assert_true (app_says (field, "FI: Nuorten neuvonta"));
  pv_test_input_click_widget (fixture->input, app_find (field, GTK_TYPE_TOGGLE_BUTTON, "Other languages"));
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (shows_cell (fixture, PV_ACTOR_CORE_TASK, PV_LANG_FI));
  g_assert_false (shows_cell (fixture, PV_ACTOR_NAME, PV_LANG_FI));
  pv_test_input_chord (fixture->input, "<Alt>3");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (shows_cell (fixture, PV_ACTOR_NAME, PV_LANG_FI));
  g_assert_true (shows_cell (fixture, PV_ACTOR_NAME, PV_LANG_SV));
  g_assert_false (shows_cell (fixture, PV_ACTOR_NAME, PV_LANG_EN));
  pv_test_input_chord (fixture->input, "<Alt>4");
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (shows_cell (fixture, PV_ACTOR_NAME, PV_LANG_EN));
}

static gboolean
says_older (gpointer data)
{
  return app_says (data, "Swedish older than Finnish");
}

/* What was written in one language alone is marked as soon as the log says so, and not any more once it is undone. */
static void
test_older_language (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  GtkWidget *field;

  pv_selection_set (fixture->selection, fixture->kela);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  field = GTK_WIDGET (pv_form_get_field (shown_form (fixture), PV_ACTOR_NAME));
  g_assert_false (says_older (field));
  pv_edits_set_text (edits, fixture->kela, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  pv_test_assert_soon (says_older, field);
  pv_test_input_chord (fixture->input, "<Control>z");
  while (says_older (field))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_missing_language (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  pv_selection_set (fixture->selection, fixture->ohjaamo);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  g_assert_true (app_says (GTK_WIDGET (pv_form_get_field (shown_form (fixture), PV_ACTOR_CORE_TASK)), "Swedish missing"));
  g_assert_false (app_says (GTK_WIDGET (pv_form_get_field (shown_form (fixture), PV_ACTOR_NAME)), "Swedish missing"));
}

static void
test_standing (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *button;

  pv_selection_set (fixture->selection, fixture->ohjaamo);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  button = app_find (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "Confirmed");
  g_assert_nonnull (button);
  pv_test_input_click_widget (fixture->input, button);
  g_assert_cmpuint (pv_record_get_standing (app_fixture_record (fixture, fixture->ohjaamo)), ==, PV_STANDING_CONFIRMED);
  pv_test_input_chord (fixture->input, "<Control>z");
  g_assert_cmpuint (pv_record_get_standing (app_fixture_record (fixture, fixture->ohjaamo)), ==, PV_STANDING_RAISED);
}

static gboolean
chooser_is_open (gpointer data)
{
  GtkWidget *chooser = app_find (GTK_WIDGET (data), PV_TYPE_REFERENCE_CHOOSER, NULL);

  return chooser && gtk_widget_get_mapped (chooser);
}

/* A reference is chosen by typing a title. */
static void
test_reference (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvFormField *field;

  pv_selection_show (fixture->selection, fixture->coaching);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  field = pv_form_get_field (shown_form (fixture), PV_SERVICE_PROVIDER);
  pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (field), GTK_TYPE_MENU_BUTTON, NULL));
  pv_test_assert_soon (chooser_is_open, field);
  pv_test_input_type (fixture->input, "ohja");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpint (pv_record_get_reference (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_PROVIDER), ==, fixture->ohjaamo);

  /* In any form of the word, and by its other language. */
  pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (field), GTK_TYPE_MENU_BUTTON, NULL));
  pv_test_assert_soon (chooser_is_open, field);
  pv_test_input_type (fixture->input, "vasa kaupungista");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpint (pv_record_get_reference (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_PROVIDER), ==, fixture->city);
}

/* What has the words as they were typed comes before what may be meant, wherever in the title they stand. */
static void
test_reference_as_typed (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId literal = app_fixture_add_actor (fixture, "Uusi työkykytiimi", NULL), alike = app_fixture_add_actor (fixture, "Työkyky", NULL);
  PvFormField *field;
  GtkWidget *list;

  g_assert_nonnull (pv_document_get_search_index (fixture->document));
  pv_selection_show (fixture->selection, fixture->coaching);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  field = pv_form_get_field (shown_form (fixture), PV_SERVICE_PROVIDER);
  pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (field), GTK_TYPE_MENU_BUTTON, NULL));
  pv_test_assert_soon (chooser_is_open, field);
  pv_test_input_type (fixture->input, "työkykyt");
  list = app_find (GTK_WIDGET (field), GTK_TYPE_LIST_BOX, NULL);
  g_assert_true (app_says (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)), "Uusi työkykytiimi"));
  g_assert_true (app_says (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)), "Työkyky"));
  pv_test_input_chord (fixture->input, "Down");
  pv_test_input_chord (fixture->input, "Up");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpint (pv_record_get_reference (app_fixture_record (fixture, fixture->coaching), PV_SERVICE_PROVIDER), ==, literal);
  g_assert_cmpint (alike, !=, literal);
}

/* Of many, when nothing is typed, the first by their names: in order, and no more than one looks at. */
static void
test_reference_of_many (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_IMPORT);
  PvFormField *field;
  GtkWidget *list;

  for (guint i = 0; i < 300; i++)
    {
      /* Not in the order in which they come. */
      g_autofree char *name = g_strdup_printf ("Aakkosissa %03u", (i * 7) % 300);
      PvId id = pv_edits_add (edits, PV_ACTOR);

      pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, name);
      pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
    }
  g_assert_true (pv_document_commit (fixture->document, edits, NULL));
  pv_selection_show (fixture->selection, fixture->coaching);
  pv_test_wait_drawn (GTK_WIDGET (fixture->window));
  field = pv_form_get_field (shown_form (fixture), PV_SERVICE_PROVIDER);
  pv_test_input_click_widget (fixture->input, app_find (GTK_WIDGET (field), GTK_TYPE_MENU_BUTTON, NULL));
  pv_test_assert_soon (chooser_is_open, field);
  list = app_find (GTK_WIDGET (field), GTK_TYPE_LIST_BOX, NULL);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Aakkosissa %03d", i);

      g_assert_true (app_says (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)), name));
    }
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 61));
}

/* One language alone has the whole width, whichever it is. */
static void
test_one_language_is_whole (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *pair;

      pv_test_input_chord (fixture->input, i == 0 ? "<Alt>1" : "<Alt>2");
      pv_selection_show (fixture->selection, fixture->coaching);
      pv_test_wait_drawn (GTK_WIDGET (fixture->window));
      pair = app_find (GTK_WIDGET (shown_form (fixture)), PV_TYPE_FORM_PAIR, NULL);
      g_assert_nonnull (pair);
      for (GtkWidget *cell = gtk_widget_get_first_child (pair); cell; cell = gtk_widget_get_next_sibling (cell))
        if (gtk_widget_get_mapped (cell))
          g_assert_cmpint (4 * gtk_widget_get_width (cell), >, 3 * gtk_widget_get_width (pair));
    }
}

static void
remember_cb (PvNewRecord *popover, gint64 id, PvId *added)
{
  *added = id;
}

/* What a record needs is asked for; what is missing is named. */
static void
test_new_record (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const PvKindInfo *contact = pv_kinds_kind (pv_kinds_default (), PV_CONTACT);
  GtkWidget *popover = pv_new_record_new (fixture->document, contact, PV_CONTACT_ACTOR, fixture->kela, PV_LANG_FI);
  GtkWidget *anchor = app_find (GTK_WIDGET (fixture->window), PV_TYPE_INSPECTOR, NULL);
  PvId added = PV_NO_ID;
  guint before = pv_model_count (app_fixture_model (fixture), PV_CONTACT);

  gtk_widget_set_parent (popover, anchor);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { 100, 10, 1, 1 });
  g_signal_connect (popover, "added", G_CALLBACK (remember_cb), &added);
  gtk_popover_popup (GTK_POPOVER (popover));
  pv_test_wait_drawn (popover);
  g_assert_false (pv_new_record_add (PV_NEW_RECORD (popover)));
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_CONTACT), ==, before);

  pv_test_input_click_widget (fixture->input, pv_form_cell_get_control (cell_of (popover, PV_LANG_FI)));
  pv_test_input_type (fixture->input, "Uraohjaaja");
  pv_test_input_chord (fixture->input, "Return");
  g_assert_cmpint (added, !=, PV_NO_ID);
  g_assert_cmpint (pv_record_get_reference (app_fixture_record (fixture, added), PV_CONTACT_ACTOR), ==, fixture->kela);
  gtk_widget_unparent (popover);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/forms/every-kind", test_every_kind);
  g_test_add_func ("/app/forms/one-more-field", test_one_more_field);
  g_test_add_func ("/app/forms/typing", test_typing);
  g_test_add_func ("/app/forms/rest-after-space", test_rest_after_space);
  g_test_add_func ("/app/forms/long-words", test_long_words);
  g_test_add_func ("/app/forms/texts-start-at-top", test_texts_start_at_top);
  g_test_add_func ("/app/forms/refused", test_refused);
  g_test_add_func ("/app/forms/missing-language", test_missing_language);
  g_test_add_func ("/app/forms/folded-languages", test_folded_languages);
  g_test_add_func ("/app/forms/older-language", test_older_language);
  g_test_add_func ("/app/forms/standing", test_standing);
  g_test_add_func ("/app/forms/reference", test_reference);
  g_test_add_func ("/app/forms/reference-as-typed", test_reference_as_typed);
  g_test_add_func ("/app/forms/reference-of-many", test_reference_of_many);
  g_test_add_func ("/app/forms/one-language-is-whole", test_one_language_is_whole);
  g_test_add_func ("/app/forms/new-record", test_new_record);
  return g_test_run ();
}
