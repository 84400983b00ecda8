/* Templates: every kind's, in every language, comes back as two records. */
#include "sheets.h"

#include "models.h"

#include <string.h>

static PvModel *
empty_model (void)
{
  PvModel *model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);

  pv_test_add (edits, PV_ECOSYSTEM, PV_ECOSYSTEM_NAME, "Alue", "Region");
  pv_test_carry_out (model, edits);
  return model;
}

static guint
import (PvModel *model, PvSheet *sheet, PvKind kind, PvLang lang, PvRowOutcome outcome)
{
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ANY_KIND, kind, lang);
  g_autoptr (GError) error = NULL;
  g_autoptr (PvSheetImport) rows = NULL;

  g_assert_cmpint (mapping->kind, ==, kind);
  for (guint i = 0; i < pv_sheet_get_n_columns (sheet); i++)
    if (pv_mapping_get (mapping, i)->use == PV_COLUMN_UNUSED)
      g_error ("%s: the heading “%s” is not known", pv_sheet_get_name (sheet), pv_sheet_get_text (sheet, 0, i));
  rows = pv_sheet_import_new (model, sheet, mapping, PV_SHEET_IMPORT_PLAIN, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pv_sheet_import_get_n_rows (rows); i++)
    if (pv_sheet_import_get_row (rows, i)->outcome == PV_ROW_REFUSED)
      g_test_message ("%s, row %u, column %d: %s", pv_sheet_get_name (sheet), i + 2, pv_sheet_import_get_row (rows, i)->column, pv_sheet_import_get_row (rows, i)->reason);
  if (outcome == PV_ROW_NEW)
    pv_test_carry_out (model, pv_sheet_import_get_edits (rows));
  return pv_sheet_import_count (rows, outcome);
}

static void
test_every_kind (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    for (guint k = 0; k < n; k++)
      {
        g_autoptr (PvModel) model = empty_model ();
        g_autoptr (PvSheet) sheet = NULL;

        if (!pv_template_exists (&kinds[k]))
          continue;
        sheet = pv_template_sheet (pv_kinds_default (), kinds[k].kind, lang);
        g_assert_cmpuint (pv_sheet_get_n_rows (sheet), ==, 3);
        g_assert_cmpuint (import (model, sheet, kinds[k].kind, lang, PV_ROW_NEW), ==, 2);
        g_assert_cmpuint (import (model, sheet, kinds[k].kind, lang, PV_ROW_SAME), ==, 2);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/template/every-kind", test_every_kind);
  return g_test_run ();
}
