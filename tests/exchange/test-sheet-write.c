/* Tables out: what is written is read back cell for cell, in every format. */
#include "sheets.h"

#include "models.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const endings[] = { "xlsx", "ods", "csv" };

static GBytes *
write_sheets (GPtrArray *sheets, const char *ending)
{
  g_autofree char *folder = g_dir_make_tmp ("pv-sheets-XXXXXX", NULL);
  g_autofree char *name = g_strdup_printf ("taulukko.%s", ending);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  pv_sheets_export (sheets, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return g_bytes_new_take (contents, size);
}

static PvSheet *
written_and_read (PvSheet *sheet, const char *ending)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autofree char *name = g_strdup_printf ("taulukko.%s", ending);
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (sheets, sheet);
  bytes = write_sheets (sheets, ending);
  return pv_test_sheet (name, bytes);
}

static PvSheet *
table_of (const PvModel *model, PvTableChoice choice)
{
  g_autoptr (GError) error = NULL;
  PvSheet *sheet = pv_table_sheet (model, &choice, &error);

  g_assert_no_error (error);
  return sheet;
}

static PvModel *
two_actors (void)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  for (guint i = 1; i <= 2; i++)
    {
      pv_edits_add_with_id (edits, PV_ACTOR, pv_id_make (1, i));
      pv_edits_set_text (edits, pv_id_make (1, i), PV_ACTOR_NAME, PV_LANG_FI, i == 1 ? "=Kela()" : "Ohjaamo  Vaasa\n_x0041_ & <b>");
      pv_edits_set_int (edits, pv_id_make (1, i), PV_ACTOR_KIND, PV_ACTOR_KIND_KELA);
    }
  pv_edits_set_text (edits, pv_id_make (1, 1), PV_ACTOR_NAME, PV_LANG_SV, "FPA");
  pv_edits_set_text (edits, pv_id_make (1, 2), PV_ACTOR_BUSINESS_ID, PV_LANG_NONE, "0209602-6");
  pv_edits_set_int (edits, pv_id_make (1, 1), PV_ACTOR_VALID_FROM, pv_date_make (2026, 3, 1));
  pv_edits_set_int (edits, pv_id_make (1, 2), PV_ACTOR_VALID_FROM, pv_date_make (1899, 5, 1));
  pv_edits_set_reference (edits, pv_id_make (1, 2), PV_ACTOR_PARENT, pv_id_make (1, 1));
  pv_test_carry_out (model, edits);
  return model;
}

static const PvField actor_fields[] = { PV_ACTOR_NAME, PV_ACTOR_KIND, PV_ACTOR_BUSINESS_ID, PV_ACTOR_VALID_FROM, PV_ACTOR_PARENT };

static void
test_table (void)
{
  g_autoptr (PvModel) model = two_actors ();
  const PvId ids[] = { pv_id_make (1, 2), pv_id_make (1, 9), pv_id_make (1, 1) };
  const PvTableChoice choice = { .kind = PV_ACTOR, .fields = actor_fields, .n_fields = G_N_ELEMENTS (actor_fields), .ids = ids, .n_ids = 3,
                                 .lang = PV_LANG_BOTH, .words = PV_LANG_SV, .audience = PV_AUDIENCE_INTERNAL };
  g_autoptr (PvSheet) sheet = table_of (model, choice);

  for (guint i = 0; i <= G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (PvSheet) read = i == 0 ? pv_sheet_ref (sheet) : written_and_read (sheet, endings[i - 1]);
      gboolean typed = i < 3;

      g_assert_cmpuint (pv_sheet_get_n_rows (read), ==, 3);
      g_assert_cmpuint (pv_sheet_get_n_columns (read), ==, 6);
      pv_test_cell (read, 0, 0, PV_CELL_TEXT, "Namn (fi)");
      pv_test_cell (read, 0, 1, PV_CELL_TEXT, "Namn (sv)");
      pv_test_cell (read, 1, 0, PV_CELL_TEXT, "Ohjaamo  Vaasa\n_x0041_ & <b>");
      pv_test_cell (read, 1, 1, PV_CELL_EMPTY, "");
      pv_test_cell (read, 1, 3, PV_CELL_TEXT, "0209602-6");
      pv_test_cell (read, 1, 5, PV_CELL_TEXT, "=Kela()");
      pv_test_cell (read, 2, 0, PV_CELL_TEXT, "=Kela()");
      pv_test_cell (read, 2, 1, PV_CELL_TEXT, "FPA");
      pv_test_cell (read, 2, 4, typed ? PV_CELL_DATE : PV_CELL_TEXT, "2026-03-01");
      g_assert_cmpstr (pv_sheet_get_text (read, 1, 4), ==, "1899-05-01");
      g_assert_cmpstr (pv_sheet_get_text (read, 1, 2), ==, pv_words_in (PV_LANG_SV, pv_choices_find (PV_CHOICES_ACTOR_KIND, PV_ACTOR_KIND_KELA)->label));
    }
}

/* In the file itself no cell begins with what a spreadsheet takes for a formula. */
static void
test_formulas (void)
{
  g_autoptr (PvModel) model = two_actors ();
  const PvTableChoice choice = { .kind = PV_ACTOR, .lang = PV_LANG_FI, .audience = PV_AUDIENCE_INTERNAL, .with_id = TRUE };
  g_autoptr (PvSheet) sheet = table_of (model, choice);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GBytes) csv = NULL;

  g_ptr_array_add (sheets, sheet);
  csv = write_sheets (sheets, "csv");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (csv, NULL), (gssize) g_bytes_get_size (csv), "pv-100000001,'=Kela(),"));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (csv, NULL), "\xef\xbb\xbf" "id,"));
}

static guint
headings_of (const PvModel *model, PvKind kind, PvAudience audience)
{
  g_autoptr (PvSheet) sheet = table_of (model, (PvTableChoice) { .kind = kind, .lang = PV_LANG_FI, .audience = audience });

  return pv_sheet_get_n_columns (sheet);
}

static void
test_audience (void)
{
  g_autoptr (PvModel) model = two_actors ();
  guint n, n_left_out = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint k = 0; k < n; k++)
    {
      guint narrower = 0;

      for (guint i = 0; i < kinds[k].n_fields; i++)
        narrower += kinds[k].fields[i].audience > PV_AUDIENCE_PUBLIC && kinds[k].fields[i].group != PV_GROUP_HIDDEN;
      g_assert_cmpuint (headings_of (model, kinds[k].kind, PV_AUDIENCE_INTERNAL) - headings_of (model, kinds[k].kind, PV_AUDIENCE_PUBLIC), ==, narrower);
      n_left_out += narrower;
    }
  g_assert_cmpuint (n_left_out, >, 0);
}

/* Every kind of a document that is full of everything, every text whatever it is. */
static void
test_every_kind (void)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), 7, 12);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint k = 0; k < n; k++)
    g_ptr_array_add (sheets, table_of (model, (PvTableChoice) { .kind = kinds[k].kind, .audience = PV_AUDIENCE_INTERNAL, .with_id = TRUE }));
  for (guint e = 0; e < 2; e++)
    {
      g_autoptr (GBytes) bytes = write_sheets (sheets, endings[e]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) read = pv_sheets_read (bytes, "kaikki", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (read->len, ==, n);
      for (guint k = 0; k < n; k++)
        for (guint row = 0; row < pv_sheet_get_n_rows (sheets->pdata[k]); row++)
          for (guint column = 0; column < pv_sheet_get_n_columns (sheets->pdata[k]); column++)
            g_assert_cmpstr (pv_sheet_get_text (read->pdata[k], row, column), ==, pv_sheet_get_text (sheets->pdata[k], row, column));
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (PvModel) model = two_actors ();
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);

  g_ptr_array_add (sheets, table_of (model, (PvTableChoice) { .kind = PV_ACTOR, .audience = PV_AUDIENCE_INTERNAL }));
  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    {
      g_autoptr (GBytes) one = write_sheets (sheets, endings[e]);
      g_autoptr (GBytes) two = write_sheets (sheets, endings[e]);

      g_assert_true (g_bytes_equal (one, two));
    }
}

static void
test_refused (void)
{
  g_autoptr (PvModel) model = two_actors ();
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) pv_sheet_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (sheets, table_of (model, (PvTableChoice) { .kind = PV_ACTOR, .audience = PV_AUDIENCE_INTERNAL }));
  g_assert_false (pv_sheets_export (sheets, "/tmp/taulukko.xls", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (pv_sheets_export (sheets, "/ei/ole/taulukko.xlsx", NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_DISK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-write/table", test_table);
  g_test_add_func ("/exchange/sheet-write/formulas", test_formulas);
  g_test_add_func ("/exchange/sheet-write/audience", test_audience);
  g_test_add_func ("/exchange/sheet-write/every-kind", test_every_kind);
  g_test_add_func ("/exchange/sheet-write/same-bytes", test_same_bytes);
  g_test_add_func ("/exchange/sheet-write/refused", test_refused);
  return g_test_run ();
}
