/* Exports from the window: what is proposed, what is told before it leaves, and what is written. */
#include "app-fixture.h"

#include "app/pv-canvas-page.h"
#include "app/pv-export-dialog.h"
#include "app/pv-export-proposal.h"
#include "app/pv-export-records.h"
#include "app/pv-list-dialog.h"
#include "app/pv-tables-page.h"
#include "app/pv-window-private.h"
#include "exchange/exchange.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static gboolean
export_was_told (gpointer data)
{
  return app_says (GTK_WIDGET (data), "Exported: kaikki.xml");
}

static void
test_export (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog = pv_export_dialog_new (GTK_WINDOW (fixture->window), fixture->document, fixture->selection, PV_LANG_FI);
  g_autofree char *path = g_build_filename (fixture->folder, "kaikki.xml", NULL);
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), PV_EXPORT_XML);
  pv_export_dialog_write (PV_EXPORT_DIALOG (dialog), path);
  pv_test_assert_soon (exists, path);
  pv_test_assert_soon (export_was_told, fixture->window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Alkukartoitus"));
}

/* What the bar showed. */
typedef struct
{
  double first;
  double last;
  double widest;               /* step */
  guint n;
} Shown;

static void
share_grew_cb (PvProgress *progress, GParamSpec *property, Shown *shown)
{
  double share = pv_progress_get_share (progress);

  g_assert_cmpfloat (share, >, shown->last);
  if (shown->n++ == 0)
    shown->first = share;
  shown->widest = MAX (shown->widest, share - shown->last);
  shown->last = share;
}

/* Each thing that can leave, with the first record it can be about. */
static void
test_every_export (void)
{
  static const struct
  {
    PvExportFormat format;
    const char *name;
    const char *holds;
  } exports[] = {
    { PV_EXPORT_REPORT, "raportti.fodt", "office:document" },
    { PV_EXPORT_NETWORK, "verkosto.svg", "<svg" },
    { PV_EXPORT_NETWORK, "verkosto.pdf", "%PDF" },
    { PV_EXPORT_NETWORK, "verkosto.png", "PNG" },
    { PV_EXPORT_HTML, "kartta.html", "Content-Security-Policy" },
    { PV_EXPORT_GRAPHML, "verkosto.graphml", "<graphml" },
    { PV_EXPORT_XML, "kaikki.xml", "<polkuverkko" },
    { PV_EXPORT_CSV, "taulukot", NULL },
    { PV_EXPORT_TEMPLATES, "listat.xlsx", "PK" },
  };
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autoptr (PvExportJob) job = pv_export_job_new (exports[i].format);
      g_autoptr (PvProgress) progress = pv_progress_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      Shown shown = { 0 };
      gsize length;

      job->path = g_build_filename (fixture->folder, exports[i].name, NULL);
      g_array_append_val (job->records, fixture->vaasa);
      job->with_raised = TRUE;
      g_signal_connect (progress, "notify::share", G_CALLBACK (share_grew_cb), &shown);
      pv_export_job_run (job, app_fixture_model (fixture), G_CANCELLABLE (progress), &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (job->path, G_FILE_TEST_EXISTS));
      /* So few records are done in few steps; and yet the bar begins near its beginning, is whole at the end, and no step is all of it. */
      g_assert_cmpfloat (shown.first, <=, 0.15);
      g_assert_cmpfloat (shown.widest, <=, 0.6);
      g_assert_cmpuint (shown.n, >=, 5);
      g_assert_cmpfloat (shown.last, ==, 1);
      if (exports[i].holds)
        {
          g_assert_true (g_file_get_contents (job->path, &text, &length, NULL));
          g_assert_nonnull (g_strstr_len (text, (gssize) length, exports[i].holds));
        }
    }
}

/* What cannot be written says so and leaves nothing. */
static void
test_export_refused (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvExportJob) job = pv_export_job_new (PV_EXPORT_XML);
  g_autoptr (GError) error = NULL;

  job->path = g_build_filename (fixture->folder, "no-such-folder", "kaikki.xml", NULL);
  g_assert_false (pv_export_job_run (job, app_fixture_model (fixture), NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (job->path, G_FILE_TEST_EXISTS));
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWidget **) data == NULL;
}

/* Who closes the dialog while it writes has called it off: the worker lets go of everything, and there is no file, nor half of one. */
static void
test_called_off (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog = pv_export_dialog_new (GTK_WINDOW (fixture->window), fixture->document, fixture->selection, PV_LANG_FI);
  g_autofree char *folder = g_build_filename (fixture->folder, "ulos", NULL);
  g_autofree char *path = g_build_filename (folder, "kartta.html", NULL);
  const char *left;
  GDir *dir;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), PV_EXPORT_HTML);
  pv_export_dialog_write (PV_EXPORT_DIALOG (dialog), path);
  gtk_window_close (GTK_WINDOW (dialog));
  pv_test_assert_soon (is_gone, &dialog);
  dir = g_dir_open (folder, 0, NULL);
  left = g_dir_read_name (dir);
  g_assert_cmpstr (left, ==, NULL);
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static GtkWidget *
open_dialog (AppFixture *fixture)
{
  GtkWidget *dialog = pv_export_dialog_new (GTK_WINDOW (fixture->window), fixture->document, fixture->selection, PV_LANG_FI);

  gtk_window_present (GTK_WINDOW (dialog));
  pv_test_wait_drawn (dialog);
  return dialog;
}

/* The keys begin where a person begins, and not at Cancel. */
static void
test_first_focus (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (focus)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static PvId
only_fitting (AppFixture *fixture, PvId id, PvKind kind)
{
  g_autoptr (GArray) found = pv_export_fitting (app_fixture_model (fixture), &id, 1, kind);

  return found->len == 1 ? g_array_index (found, PvId, 0) : PV_NO_ID;
}

static void
test_proposals (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  const PvModel *model = app_fixture_model (fixture);
  const PvId services[] = { fixture->coaching, fixture->mapping, fixture->coaching };
  g_autoptr (GArray) several = pv_export_fitting (model, services, G_N_ELEMENTS (services), PV_SERVICE);

  g_assert_cmpuint (several->len, ==, 2);
  g_assert_cmpuint (pv_export_likely_format (model, NULL, 0), ==, PV_EXPORT_REPORT);
  g_assert_cmpuint (pv_export_likely_format (model, &fixture->vaasa, 1), ==, PV_EXPORT_REPORT);
  g_assert_cmpuint (pv_export_likely_format (model, &fixture->coaching, 1), ==, PV_EXPORT_PROCUREMENT);
  g_assert_cmpuint (pv_export_likely_format (model, &fixture->kela, 1), ==, PV_EXPORT_NETWORK);
  g_assert_cmpint (only_fitting (fixture, fixture->vaasa, PV_AREA), ==, fixture->vaasa);
  g_assert_cmpint (only_fitting (fixture, fixture->kela, PV_AREA), ==, PV_NO_ID);
  g_assert_cmpint (only_fitting (fixture, fixture->coaching, PV_PATH), ==, PV_NO_ID);
}

/* A step, its phase, its path and its group all mean the path; a requirement and its lot the procurement. */
static void
test_proposals_of_parts (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  const PvId group = pv_id_make (1, 1), path = pv_id_make (1, 2), phase = pv_id_make (1, 3), step = pv_id_make (1, 4);
  const PvId procurement = pv_id_make (1, 5), lot = pv_id_make (1, 6), requirement = pv_id_make (1, 7);
  const struct
  {
    PvKind kind;
    PvId id;
    PvField name, above;
    PvId parent;
  } records[] = {
    { PV_TARGET_GROUP, group, PV_TARGET_GROUP_NAME, PV_NO_FIELD, PV_NO_ID },
    { PV_PATH, path, PV_PATH_NAME, PV_PATH_TARGET_GROUP, group },
    { PV_PHASE, phase, PV_PHASE_NAME, PV_PHASE_PATH, path },
    { PV_STEP, step, PV_STEP_NAME, PV_STEP_PHASE, phase },
    { PV_PROCUREMENT, procurement, PV_PROCUREMENT_NAME, PV_NO_FIELD, PV_NO_ID },
    { PV_LOT, lot, PV_LOT_NAME, PV_LOT_PROCUREMENT, procurement },
    { PV_REQUIREMENT, requirement, PV_REQUIREMENT_TEXT, PV_REQUIREMENT_LOT, lot },
  };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      PvRecord *record = NULL;
      PvValue values[PV_MAX_SLOTS] = { 0 };
      const PvKindInfo *kind = pv_kinds_kind (pv_kinds_default (), records[i].kind);
      const PvFieldInfo *above = records[i].above != PV_NO_FIELD ? pv_kinds_field (pv_kinds_default (), records[i].above) : NULL;

      if (above)
        values[above->slot] = PV_VALUE_OF_INT (records[i].parent);
      record = pv_record_new (kind, records[i].id, values);
      pv_model_put (model, record, NULL);
      pv_record_unref (record);
    }

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      gboolean of_path = i < 4;
      g_autoptr (GArray) found = pv_export_fitting (model, &records[i].id, 1, of_path ? PV_PATH : PV_PROCUREMENT);

      g_assert_cmpuint (pv_export_likely_format (model, &records[i].id, 1), ==, of_path ? PV_EXPORT_PATH : PV_EXPORT_PROCUREMENT);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpint (g_array_index (found, PvId, 0), ==, of_path ? path : procurement);
    }
}

static GArray *
chosen_in (GtkWidget *dialog)
{
  GtkWidget *records = app_find (dialog, PV_TYPE_EXPORT_RECORDS, NULL);

  g_assert_nonnull (records);
  return pv_export_records_get (PV_EXPORT_RECORDS (records));
}

static void
add_services (AppFixture *fixture, guint n)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Muu palvelu %u", i);

      pv_edits_set_text (edits, pv_edits_add (edits, PV_SERVICE), PV_SERVICE_NAME, PV_LANG_FI, name);
    }
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
}

static gboolean
two_are_chosen (gpointer data)
{
  return app_says (data, "2 chosen");
}

/* What is chosen in the window is ticked; more is found by typing, in whatever form, and taken by Enter; and that is what is written. */
static void
test_several_services (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "kaikki.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  GtkWidget *dialog;

  add_services (fixture, 6);
  pv_selection_set (fixture->selection, fixture->coaching);
  dialog = open_dialog (fixture);
  before = chosen_in (dialog);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (g_array_index (before, PvId, 0), ==, fixture->coaching);

  pv_test_input_focus (fixture->input, GTK_WINDOW (dialog));
  gtk_widget_grab_focus (app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL));
  pv_test_input_type (fixture->input, "alkukartoituksesta");
  pv_test_input_chord (fixture->input, "Return");
  pv_test_assert_soon (two_are_chosen, dialog);
  after = chosen_in (dialog);
  g_assert_cmpuint (after->len, ==, 2);

  pv_export_dialog_write (PV_EXPORT_DIALOG (dialog), path);
  pv_test_assert_soon (exists, path);
  pv_test_assert_soon (export_was_told, fixture->window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Valmennus"));
  g_assert_nonnull (strstr (text, "Alkukartoitus"));
  g_assert_null (strstr (text, "Ohjaus verkossa"));
}

/* What is not translated, older than its other language or only raised is told in words before it leaves. */
static void
test_remarks (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  pv_edits_set_text (edits, fixture->coaching, PV_SERVICE_NAME, PV_LANG_FI, "Uusi valmennus");
  pv_edits_set_text (edits, fixture->mapping, PV_SERVICE_SUMMARY, PV_LANG_FI, "Kartoittaa.");
  pv_document_commit (fixture->document, edits, &error);
  g_assert_no_error (error);
  dialog = open_dialog (fixture);
  pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), PV_EXPORT_XML);
  pv_test_wait_drawn (dialog);
  words = app_words (dialog);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "Service “Uusi valmennus”: Name is older in Swedish than in Finnish"));
  g_assert_nonnull (strstr (words, "Service “Alkukartoitus”: Summary is missing in Swedish"));
  g_assert_nonnull (strstr (words, "Actor “Ohjaamo Vaasa”: only raised in a workshop, stays out"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A line leads to its record. */
static void
test_remark_leads (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *line;

  pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), PV_EXPORT_XML);
  pv_test_wait_drawn (dialog);
  line = app_find (dialog, ADW_TYPE_ACTION_ROW, "Actor “Ohjaamo Vaasa”: only raised in a workshop, stays out");
  g_assert_nonnull (line);
  adw_action_row_activate (ADW_ACTION_ROW (line));
  g_assert_cmpint (pv_selection_get_single (fixture->selection), ==, fixture->ohjaamo);
}

static gboolean
table_is_shown (gpointer data)
{
  PvTablesPage *page = data;
  guint shown = 0;

  return pv_tables_page_get_table (page) != NULL && pv_record_table_get_n (pv_tables_page_get_table (page), &shown) > 0 && shown > 0;
}

/* NULL when there is none. */
static GtkWindow *
export_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (PV_IS_EXPORT_DIALOG (l->data))
      return l->data;

  return NULL;
}

static GtkWindow *
open_by_action (AppFixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
  return export_dialog ();
}

static gboolean
dialog_is_gone (gpointer data)
{
  return export_dialog () == NULL;
}

/* The table as it is seen: its columns, the rows a filter leaves, in their order. */
static void
test_table (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "palvelut.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GListModel) columns = NULL;
  PvTablesPage *page;
  GtkWindow *dialog;
  PvSheet *sheet;
  guint shown;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page", g_variant_new_string ("services"));
  page = PV_TABLES_PAGE (pv_window_get_page (fixture->window));
  pv_test_assert_soon (table_is_shown, page);
  pv_record_table_set_filter (pv_tables_page_get_table (page), "kartoitus");
  pv_record_table_get_n (pv_tables_page_get_table (page), &shown);
  columns = g_object_ref (gtk_column_view_get_columns (pv_record_table_get_view (pv_tables_page_get_table (page))));

  dialog = open_by_action (fixture, "save-table");
  g_assert_nonnull (dialog);
  g_assert_cmpint (pv_export_dialog_get_format (PV_EXPORT_DIALOG (dialog)), ==, PV_EXPORT_TABLE);
  pv_export_dialog_write (PV_EXPORT_DIALOG (dialog), path);
  pv_test_assert_soon (dialog_is_gone, NULL);
  sheets = pv_sheets_load (path, NULL, &error);
  g_assert_no_error (error);
  sheet = sheets->pdata[0];
  g_assert_cmpuint (shown, >, 0);
  g_assert_cmpuint (pv_sheet_get_n_rows (sheet), ==, shown + 1);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_assert_cmpstr (pv_sheet_get_text (sheet, 0, i), ==, gtk_column_view_column_get_title (column));
    }
  g_assert_nonnull (strstr (pv_sheet_get_text (sheet, 1, 0), "kartoitus"));
}

/* Where no table is shown there is nothing to save, and it says where to go. */
static void
test_no_table (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWindow *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page", g_variant_new_string ("history"));
  g_assert_null (open_by_action (fixture, "save-table"));
  g_assert_true (app_says (GTK_WIDGET (fixture->window), "No table is shown: turn to one with Ctrl+T, then save it"));
  dialog = open_by_action (fixture, "save-templates");
  g_assert_cmpint (pv_export_dialog_get_format (PV_EXPORT_DIALOG (dialog)), ==, PV_EXPORT_TEMPLATES);
  gtk_window_destroy (dialog);
}

/* --- pictures of what the page shows --- */

static PvPictureScope *
picture_of_page (AppFixture *fixture)
{
  return pv_canvas_page_get_picture (PV_CANVAS_PAGE (pv_window_get_page (fixture->window)));
}

static gboolean
has_picture (gpointer data)
{
  g_autoptr (PvPictureScope) scope = picture_of_page (data);

  return scope != NULL && scope->zoom > 0 && scope->seen.width > 0;
}

static char *
export_part (AppFixture *fixture, PvPicturePart part, PvLang lang)
{
  g_autoptr (PvExportJob) job = pv_export_job_new (PV_EXPORT_NETWORK);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  job->path = g_build_filename (fixture->folder, "osa.svg", NULL);
  job->part = part;
  job->lang = lang;
  job->audience = PV_AUDIENCE_PUBLIC;
  job->scope = picture_of_page (fixture);
  pv_export_job_run (job, app_fixture_model (fixture), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (job->path, &text, NULL, NULL));
  return text;
}

/* All of it, those that are chosen, or the part that the window shows, cut at its edges. */
static void
test_parts_of_picture (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *all = NULL, *chosen = NULL, *seen = NULL;
  PvId two[2];

  pv_test_assert_soon (has_picture, fixture);
  two[0] = fixture->city;
  two[1] = fixture->ohjaamo;
  pv_selection_set_many (fixture->selection, two, 2);
  all = export_part (fixture, PV_PICTURE_ALL, PV_LANG_FI);
  chosen = export_part (fixture, PV_PICTURE_CHOSEN, PV_LANG_FI);
  seen = export_part (fixture, PV_PICTURE_SEEN, PV_LANG_SV);
  g_assert_nonnull (strstr (all, ">Kela</text>"));
  g_assert_nonnull (strstr (chosen, ">Ohjaamo"));
  g_assert_null (strstr (chosen, ">Kela</text>"));
  g_assert_null (strstr (all, "clip-path"));
  g_assert_nonnull (strstr (seen, "clip-path"));
  g_assert_nonnull (strstr (seen, ">FPA</text>"));
}

/* The scene of the export is the scene of the window, to the pixel. */
static void
test_same_scene (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autoptr (PvPictureScope) scope = NULL;
  g_autoptr (PvScene) scene = NULL;
  g_autofree char *drawn = NULL, *shown = NULL;
  PvDiagramChoice choice = pv_diagram_choice ();

  pv_test_assert_soon (has_picture, fixture);
  scope = picture_of_page (fixture);
  choice.audience = PV_AUDIENCE_INTERNAL;
  choice.lang = pv_window_get_content_lang (fixture->window);
  pv_picture_scope_apply (scope, PV_PICTURE_SEEN, &choice);
  scene = pv_diagram_scene (app_fixture_model (fixture), &choice, NULL);
  drawn = pv_scene_dump (scene, TRUE);
  shown = pv_scene_dump (pv_canvas_get_scene (PV_CANVAS_PAGE (pv_window_get_page (fixture->window))->canvas), TRUE);
  g_assert_cmpstr (drawn, ==, shown);
}

static gboolean
shows_summary (gpointer data)
{
  return app_says (data, "toimijaa");
}

/* The dialog shows what it will draw, and asks for pages where there can be any. */
static void
test_picture_in_dialog (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  GtkWidget *dialog;

  pv_test_assert_soon (has_picture, fixture);
  dialog = open_dialog (fixture);
  pv_export_dialog_set_scope (PV_EXPORT_DIALOG (dialog), picture_of_page (fixture));
  pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), PV_EXPORT_NETWORK);
  pv_test_assert_soon (shows_summary, dialog);
  g_assert_true (app_says (dialog, "What of it"));
  g_assert_false (gtk_widget_get_sensitive (app_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "What is chosen")));
  g_assert_false (app_says (dialog, "Pages"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "PDF")), TRUE);
  g_assert_true (app_says (dialog, "Pages"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "What is seen")), TRUE);
  g_assert_false (app_says (dialog, "Pages"));
  pv_export_dialog_set_format (PV_EXPORT_DIALOG (dialog), PV_EXPORT_XML);
  g_assert_false (app_says (dialog, "What of it"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- the clipboard --- */

typedef struct
{
  GBytes *bytes;
  gboolean done;
} Read;

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Read *read = user_data;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL);
  read->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  read->done = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, spliced_cb, user_data);
}

static gboolean
was_read (gpointer data)
{
  return ((Read *) data)->done;
}

static GBytes *
read_clipboard (AppFixture *fixture, const char *type)
{
  const char *types[] = { type, NULL };
  Read read = { NULL, FALSE };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), types, G_PRIORITY_DEFAULT, NULL, read_cb, &read);
  pv_test_assert_soon (was_read, &read);
  return read.bytes;
}

static void
assert_clipboard (AppFixture *fixture, const char *type, const char *holds)
{
  g_autoptr (GBytes) bytes = read_clipboard (fixture, type);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_nonnull (g_strstr_len (data, (gssize) size, holds));
}

/* A picture for who takes pictures, a drawing for who takes drawings, and names for who takes words; Ctrl+C offers them too. */
static void
test_copy_picture (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  PvId two[2] = { fixture->city, fixture->ohjaamo };

  pv_test_assert_soon (has_picture, fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "page.copy-picture", NULL);
  assert_clipboard (fixture, "image/png", "PNG");
  assert_clipboard (fixture, "image/svg+xml", "clip-path");
  assert_clipboard (fixture, "text/plain;charset=utf-8", "Kela");
  pv_selection_set_many (fixture->selection, two, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "page.copy", NULL);
  assert_clipboard (fixture, "image/svg+xml", "<svg");
  assert_clipboard (fixture, "text/plain;charset=utf-8", "Ohjaamo");
}

/* --- a network of another program --- */

static gboolean
has_newcomer (gpointer data)
{
  guint n;
  PvRecord *const *actors = pv_model_list (app_fixture_model (data), PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pv_record_get_text_fallback (actors[i], PV_ACTOR_NAME, PV_LANG_FI, NULL), "Uusi yhdistys") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_no_newcomer (gpointer data)
{
  return !has_newcomer (data);
}

static PvListDialog *
shown_network (void)
{
  GtkWidget *dialog = app_find_shown (PV_TYPE_LIST_DIALOG);

  return dialog != NULL && pv_list_dialog_get_graph (PV_LIST_DIALOG (dialog)) != NULL ? PV_LIST_DIALOG (dialog) : NULL;
}

static gboolean
shows_network (gpointer data)
{
  return shown_network () != NULL;
}

static gboolean
shows_no_dialog (gpointer data)
{
  return app_find_shown (PV_TYPE_LIST_DIALOG) == NULL;
}

static gboolean
says_all_rows (gpointer data)
{
  static const char *const words[] = { "Uusi yhdistys", "Kela", "Uusi yhdistys → Uusi yhdistys", "Kela → Uusi yhdistys",
                                       "It leads from an actor to itself", "Refused 1", "New 2", "As before 1", "Bring in 2" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!app_says (GTK_WIDGET (shown_network ()), words[i]))
      return FALSE;
  /* The row says it, so the whole does not. */
  return !app_says (GTK_WIDGET (shown_network ()), "Left out:");
}

/* What becomes of each node and edge is shown before anything comes in; one undo takes it back; Esc changes nothing. */
static void
test_graphml_comes_in (void)
{
  static const char file[] = "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><graph edgedefault='directed'>"
                             "<node id='Uusi yhdistys'/><node id='Kela'/><edge source='Kela' target='Uusi yhdistys'/>"
                             "<edge source='Uusi yhdistys' target='Uusi yhdistys'/></graph></graphml>";
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "verkko.graphml", NULL);
  guint n_before = pv_model_count (app_fixture_model (fixture), PV_RELATION);

  g_assert_true (g_file_set_contents (path, file, -1, NULL));
  pv_window_import_file (fixture->window, path);
  pv_test_assert_soon (shows_network, NULL);
  gtk_window_close (GTK_WINDOW (shown_network ()));
  pv_test_assert_soon (shows_no_dialog, NULL);
  g_assert_false (has_newcomer (fixture));
  pv_window_import_file (fixture->window, path);
  pv_test_assert_soon (shows_network, NULL);
  pv_test_assert_soon (says_all_rows, NULL);
  g_assert_false (has_newcomer (fixture));
  gtk_widget_activate_action (GTK_WIDGET (shown_network ()), "list.bring-in", NULL);
  pv_test_assert_soon (has_newcomer, fixture);
  pv_test_assert_soon (shows_no_dialog, NULL);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, n_before + 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pv_test_assert_soon (has_no_newcomer, fixture);
  g_assert_cmpuint (pv_model_count (app_fixture_model (fixture), PV_RELATION), ==, n_before);
}

/* What cannot be read says why, where the rows would be. */
static gboolean
says_no_network (gpointer data)
{
  GtkWidget *dialog = app_find_shown (PV_TYPE_LIST_DIALOG);

  return dialog != NULL && app_says (dialog, "The network cannot be read");
}

static void
test_graphml_refused (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new (pv_kinds_default ());
  g_autofree char *path = g_build_filename (fixture->folder, "rikki.graphml", NULL);

  g_assert_true (g_file_set_contents (path, "<graphml", -1, NULL));
  pv_window_import_file (fixture->window, path);
  pv_test_assert_soon (says_no_network, NULL);
  gtk_window_close (GTK_WINDOW (app_find_shown (PV_TYPE_LIST_DIALOG)));
  pv_test_assert_soon (shows_no_dialog, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/export/write", test_export);
  g_test_add_func ("/app/export/every", test_every_export);
  g_test_add_func ("/app/export/called-off", test_called_off);
  g_test_add_func ("/app/export/refused", test_export_refused);
  g_test_add_func ("/app/export/first-focus", test_first_focus);
  g_test_add_func ("/app/export/proposals", test_proposals);
  g_test_add_func ("/app/export/proposals-of-parts", test_proposals_of_parts);
  g_test_add_func ("/app/export/several-services", test_several_services);
  g_test_add_func ("/app/export/remarks", test_remarks);
  g_test_add_func ("/app/export/parts-of-picture", test_parts_of_picture);
  g_test_add_func ("/app/export/same-scene", test_same_scene);
  g_test_add_func ("/app/export/graphml-comes-in", test_graphml_comes_in);
  g_test_add_func ("/app/export/graphml-refused", test_graphml_refused);
  g_test_add_func ("/app/export/picture-in-dialog", test_picture_in_dialog);
  g_test_add_func ("/app/export/copy-picture", test_copy_picture);
  g_test_add_func ("/app/export/table", test_table);
  g_test_add_func ("/app/export/no-table", test_no_table);
  g_test_add_func ("/app/export/remark-leads", test_remark_leads);
  return g_test_run ();
}
