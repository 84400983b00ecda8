#include "import-fixture.h"

#include "models.h"

PvSheet *
pv_test_sheet (const char *text)
{
  g_autofree char *tabbed = g_strdelimit (g_strdup (text), ";", '\t');
  g_autoptr (GError) error = NULL;
  PvSheet *sheet = pv_sheet_new_pasted (tabbed, &error);

  g_assert_no_error (error);
  return sheet;
}

PvSheetImport *
pv_test_import (PvModel *model, const char *text, PvKind kind, PvSheetImportFlags flags)
{
  g_autoptr (PvSheet) sheet = pv_test_sheet (text);
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, kind, PV_ANY_KIND, PV_LANG_FI);
  g_autoptr (GError) error = NULL;
  PvSheetImport *import = pv_sheet_import_new (model, sheet, mapping, flags, NULL, &error);

  g_assert_no_error (error);
  return import;
}

char *
pv_test_counts (const PvSheetImport *import)
{
  return g_strdup_printf ("%u new %u changed %u same %u refused", pv_sheet_import_count (import, PV_ROW_NEW),
                          pv_sheet_import_count (import, PV_ROW_CHANGED), pv_sheet_import_count (import, PV_ROW_SAME),
                          pv_sheet_import_count (import, PV_ROW_REFUSED));
}

char *
pv_test_bring_in (PvModel *model, const char *text, PvKind kind)
{
  g_autoptr (PvModel) before = pv_model_snapshot (model);
  g_autoptr (PvSheetImport) import = pv_test_import (before, text, kind, PV_SHEET_IMPORT_PLAIN);

  pv_test_carry_out (model, pv_sheet_import_get_edits (import));
  return pv_test_counts (import);
}

PvRecord *
pv_test_find (PvModel *model, PvKind kind, const char *name)
{
  guint n;
  PvRecord *const *records = pv_model_list (model, kind, &n);

  for (guint i = 0; i < n; i++)
    for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
      {
        g_autofree char *title = pv_title (model, records[i], lang);

        if (g_str_equal (title, name))
          return records[i];
      }
  g_error ("there is no “%s”", name);
}
