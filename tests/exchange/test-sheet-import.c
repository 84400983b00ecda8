/* Rows of a list become records: new, changed, the same, refused. */
#include "import-fixture.h"
#include "models.h"

#include <string.h>

static void
assert_counts (PvModel *model, const char *text, PvKind kind, const char *expected)
{
  g_autofree char *counts = pv_test_bring_in (model, text, kind);

  g_assert_cmpstr (counts, ==, expected);
}

static const char actors[] = "Nimi;Namn;Y-tunnus;Tyyppi;Kunta;Verkkosivu\n"
                             "Vaasan kaupunki;Vasa stad;0209602-6;Kunta;Vaasa;https://www.vaasa.fi\n"
                             "Kela;FPA;;Kela;;\n"
                             "Nuorten ystävät ry;;;yhdistys;Vasa;\n"
                             "Ohjaamo Vaasa;Navigatorn Vasa;;Verkosto tai toimielin;905;\n";

static void
test_actors (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  PvRecord *city;

  assert_counts (model, actors, PV_ANY_KIND, "4 new 0 changed 0 same 0 refused");
  city = pv_test_find (model, PV_ACTOR, "Vasa stad");
  g_assert_cmpstr (pv_record_get_text (city, PV_ACTOR_NAME, PV_LANG_FI), ==, "Vaasan kaupunki");
  g_assert_cmpstr (pv_record_get_text (city, PV_ACTOR_BUSINESS_ID, PV_LANG_NONE), ==, "0209602-6");
  g_assert_cmpuint (pv_record_get_choice (city, PV_ACTOR_KIND), ==, PV_ACTOR_KIND_MUNICIPALITY);
  /* The municipality was made once, with both its names and its number, whichever way it was written. */
  g_assert_cmpuint (pv_model_count (model, PV_AREA), ==, 1);
  g_assert_cmpstr (pv_record_get_text (pv_test_find (model, PV_AREA, "Vasa"), PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE), ==, "905");
  g_assert_true (pv_record_get_reference (city, PV_ACTOR_AREA) == pv_record_get_id (pv_test_find (model, PV_AREA, "Vaasa")));
  assert_counts (model, actors, PV_ANY_KIND, "0 new 0 changed 4 same 0 refused");
  g_assert_cmpuint (pv_model_count (model, PV_ACTOR), ==, 4);
}

static void
test_found_again (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *counts = pv_test_bring_in (model, actors, PV_ANY_KIND);

  g_assert_cmpstr (counts, ==, "4 new 0 changed 0 same 0 refused");
  /* By the other language, by case, by the business id under another name, without its form. */
  assert_counts (model, "Namn\nvasa  STAD\nFPA", PV_ANY_KIND, "0 new 0 changed 2 same 0 refused");
  assert_counts (model, "Nimi\nVasa stad", PV_ANY_KIND, "0 new 0 changed 1 same 0 refused");
  assert_counts (model, "Toimija\nNuorten ystävät", PV_ANY_KIND, "0 new 0 changed 1 same 0 refused");
  assert_counts (model, "Name;Business ID\nVaasa, the city;FI02096026", PV_ANY_KIND, "0 new 1 changed 0 same 0 refused");
  assert_counts (model, "Kela\nUusi yhdistys ry\nOhjaamo Vaasa", PV_ANY_KIND, "1 new 0 changed 2 same 0 refused");
  g_assert_cmpuint (pv_model_count (model, PV_ACTOR), ==, 5);
}

static void
test_changes (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *counts = pv_test_bring_in (model, actors, PV_ANY_KIND);
  g_autoptr (PvSheetImport) import = pv_test_import (model, "Nimi;Namn;Y-tunnus;Laji\nKela;FPA i Vasa;0246246-0;Valtion viranomainen\nVaasan kaupunki;;;\n",
                                                     PV_ANY_KIND, PV_SHEET_IMPORT_PLAIN);
  const PvSheetRow *row = pv_sheet_import_get_row (import, 0);
  const PvSheetChange *change;
  g_autofree char *old = NULL, *now = NULL;

  g_free (counts);
  counts = pv_test_counts (import);
  g_assert_cmpstr (counts, ==, "0 new 1 changed 1 same 0 refused");
  g_assert_cmpuint (row->n_changes, ==, 3);
  change = pv_sheet_import_get_change (import, row->first_change);
  old = pv_sheet_import_words (import, change->field, change->old);
  now = pv_sheet_import_words (import, change->field, change->now);
  g_assert_cmpstr (old, ==, "FPA");
  g_assert_cmpstr (now, ==, "FPA i Vasa");
}

static void
test_empties (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *counts = pv_test_bring_in (model, actors, PV_ANY_KIND);
  g_autoptr (PvSheetImport) import = pv_test_import (model, "Nimi;Y-tunnus;Kunta\nVaasan kaupunki;;\n", PV_ANY_KIND, PV_SHEET_IMPORT_EMPTIES);

  g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_CHANGED), ==, 1);
  g_assert_cmpuint (pv_sheet_import_get_row (import, 0)->n_changes, ==, 2);
}

static void
test_twice_in_a_sheet (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheetImport) import = pv_test_import (model, "Nimi;Laji;Ydintehtävä\nStartia;Kehitysyhtiö;Neuvoo\nSTARTIA;;\nStartia;;Rahoittaa\n",
                                                     PV_ACTOR, PV_SHEET_IMPORT_PLAIN);
  g_autofree char *counts = pv_test_counts (import);

  g_assert_cmpstr (counts, ==, "1 new 0 changed 1 same 1 refused");
  g_assert_nonnull (strstr (pv_sheet_import_get_row (import, 2)->reason, "row 2"));
  g_assert_cmpint (pv_sheet_import_get_row (import, 2)->column, ==, 2);
}

static void
test_links (void)
{
  static const char links[] = "Mistä;Mihin;Laji;Tila\nKela;Ohjaamo;Ohjaaminen palveluun;Voimassa\nOhjaamo;Vaasan kaupunki;yhteistyö;\nKela;Ohjaamo;Yhteistyö;suunniteltu\n";
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheetImport) import = pv_test_import (model, links, PV_ANY_KIND, PV_SHEET_IMPORT_PLAIN);
  g_autoptr (PvSheetImport) alone = pv_test_import (model, links, PV_ANY_KIND, PV_SHEET_IMPORT_MAKES_NOTHING);

  g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_NEW), ==, 3);
  g_assert_cmpuint (pv_sheet_import_count_made (import, PV_ACTOR), ==, 3);
  g_assert_cmpuint (pv_sheet_import_count (alone, PV_ROW_REFUSED), ==, 3);
  pv_test_carry_out (model, pv_sheet_import_get_edits (import));
  g_assert_cmpuint (pv_record_get_choice (pv_test_find (model, PV_ACTOR, "Vaasan kaupunki"), PV_ACTOR_KIND), ==, PV_ACTOR_KIND_MUNICIPALITY);
  assert_counts (model, links, PV_ANY_KIND, "0 new 0 changed 3 same 0 refused");
  /* Without headings, by what stands there. */
  assert_counts (model, "Kela;Referral;Ohjaamo\nVaasan kaupunki;Funding;Kela\n", PV_ANY_KIND, "1 new 0 changed 1 same 0 refused");
}

static void
test_tasks (void)
{
  static const char tasks[] = "Palvelupolku;Vaihe;Askel;Toimija;Rooli;Mitä tekee\n"
                              "Nuorten polku;Tunnistaminen;Yhteydenotto;Ohjaamo;V;Ottaa yhteyttä\n"
                              "Nuorten polku;Tunnistaminen;Yhteydenotto;Kela;tiedoksi;\n"
                              "Nuorten polku;Arviointi;Alkukartoitus;Ohjaamo;vastaa;Kartoittaa\n"
                              "Toinen polku;Arviointi;Alkukartoitus;Kela;A;\n";
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheetImport) import = pv_test_import (model, tasks, PV_ANY_KIND, PV_SHEET_IMPORT_PLAIN);
  g_autoptr (GPtrArray) phases = NULL;
  g_autofree char *counts = pv_test_counts (import);

  g_assert_cmpstr (counts, ==, "4 new 0 changed 0 same 0 refused");
  g_assert_cmpuint (pv_sheet_import_count_made (import, PV_PATH), ==, 2);
  g_assert_cmpuint (pv_sheet_import_count_made (import, PV_PHASE), ==, 3);
  g_assert_cmpuint (pv_sheet_import_count_made (import, PV_STEP), ==, 3);
  pv_test_carry_out (model, pv_sheet_import_get_edits (import));
  phases = pv_model_children (model, PV_PHASE_PATH, pv_record_get_id (pv_test_find (model, PV_PATH, "Nuorten polku")));
  g_assert_cmpuint (phases->len, ==, 2);
  g_assert_cmpstr (pv_record_get_text (phases->pdata[0], PV_PHASE_NAME, PV_LANG_FI), ==, "Tunnistaminen");
  g_assert_cmpstr (pv_record_get_text (phases->pdata[1], PV_PHASE_NAME, PV_LANG_FI), ==, "Arviointi");
  assert_counts (model, tasks, PV_ANY_KIND, "0 new 0 changed 4 same 0 refused");
  /* Two steps of one name, and nothing that says which. */
  assert_counts (model, "Askel;Toimija;Rooli\nAlkukartoitus;Kela;P\n", PV_TASK, "0 new 0 changed 0 same 1 refused");
}

static void
test_refused (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheetImport) import
      = pv_test_import (model, "Nimi;Y-tunnus;Voimassa alkaen;Laji\nYksi;0209602-7;;\nKaksi;;eilen;\n;;1.3.2026;\nNeljä;;3/2026;tuuli\nViisi;;3/2026;\n",
                        PV_ACTOR, PV_SHEET_IMPORT_PLAIN);
  static const int columns[] = { 1, 2, 0, 3 };
  g_autofree char *counts = pv_test_counts (import);

  g_assert_cmpstr (counts, ==, "1 new 0 changed 0 same 4 refused");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_assert_cmpint (pv_sheet_import_get_row (import, i)->column, ==, columns[i]);
      g_assert_nonnull (pv_sheet_import_get_row (import, i)->reason);
    }
  pv_test_carry_out (model, pv_sheet_import_get_edits (import));
  g_assert_cmpint (pv_record_get_date (pv_test_find (model, PV_ACTOR, "Viisi"), PV_ACTOR_VALID_FROM), ==, pv_date_make (2026, 3, 1));
}

static void
test_parents_below (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());

  assert_counts (model, "Nimi;Osa kokonaisuutta;Seuraaja\nStartia;VASEK;\nVASEK;;Uusi\nUusi;;\nYksi;Kaksi;\nKaksi;Kolme;\nKolme;Yksi;\n", PV_ACTOR,
                 "3 new 0 changed 0 same 3 refused");
  g_assert_cmpint (pv_record_get_reference (pv_test_find (model, PV_ACTOR, "Startia"), PV_ACTOR_PARENT), ==,
                   pv_record_get_id (pv_test_find (model, PV_ACTOR, "VASEK")));
}

static void
say_what_is_not_the_same (const PvSheetImport *import, const char *table)
{
  for (guint i = 0; i < pv_sheet_import_get_n_rows (import); i++)
    {
      const PvSheetRow *row = pv_sheet_import_get_row (import, i);

      if (row->outcome != PV_ROW_SAME)
        g_test_message ("%s, row %u: %u, %s", table, row->row, row->outcome, row->reason ? row->reason : "");
      for (guint c = 0; c < row->n_changes; c++)
        {
          const PvSheetChange *change = pv_sheet_import_get_change (import, row->first_change + c);
          g_autofree char *old = pv_sheet_import_words (import, change->field, change->old);
          g_autofree char *now = pv_sheet_import_words (import, change->field, change->now);

          g_test_message ("  %s: “%s” → “%s”", change->field->column, old, now);
        }
    }
}

/* Two of one name: what has ended gives way to what goes on. */
static void
test_over (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  PvRecord *link;
  guint n;

  assert_counts (model, "Nimi;Y-tunnus;Voimassa asti\nTyöpalvelut;0209602-6;31.12.2020\nTyöpalvelut;0246246-0;\n", PV_ACTOR,
                 "2 new 0 changed 0 same 0 refused");
  assert_counts (model, "Mistä;Mihin\nTyöpalvelut;Kela\n", PV_RELATION, "1 new 0 changed 0 same 0 refused");
  link = pv_model_list (model, PV_RELATION, &n)[0];
  g_assert_cmpstr (pv_record_get_text (pv_model_follow (model, link, PV_RELATION_FROM_ACTOR), PV_ACTOR_BUSINESS_ID, PV_LANG_NONE), ==, "0246246-0");
}

/* Every table of a document out as CSV and in again, with ids: nothing new, nothing changed. */
static void
test_every_kind_again (gconstpointer seed)
{
  g_autoptr (PvModel) model = pv_test_random_model (pv_kinds_default (), GPOINTER_TO_UINT (seed), 12);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *csv = pv_csv_text (model, kinds[k].kind);
      g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, "table.csv", NULL, &error);
      g_autoptr (PvMapping) mapping = NULL;
      g_autoptr (PvSheetImport) import = NULL;

      g_assert_no_error (error);
      mapping = pv_mapping_guess (model, sheets->pdata[0], kinds[k].kind, PV_ANY_KIND, PV_LANG_FI);
      import = pv_sheet_import_new (model, sheets->pdata[0], mapping, PV_SHEET_IMPORT_PLAIN, NULL, &error);
      g_assert_no_error (error);
      say_what_is_not_the_same (import, kinds[k].table);
      g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_SAME), ==, pv_model_count (model, kinds[k].kind));
      g_assert_cmpuint (pv_edits_get_n (pv_sheet_import_get_edits (import)), ==, 0);
    }
}

/* A name that is almost another's is a new record, and says so: what is pasted is shown first then. Another code is another thing. */
static void
test_almost_the_same (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *first = pv_test_bring_in (model, "Nimi;Laji;Y-tunnus\nVaasan kaupunki;Kunta;0209602-6\nKela;Kela;", PV_ACTOR);
  g_autoptr (PvSheetImport) import = pv_test_import (model, "Nimi;Laji;Y-tunnus\nVasan kaupunki;Kunta;\nUusi yhdistys;Järjestö;\nVaasan kaupunkki;Kunta;0245437-2",
                                                     PV_ACTOR, PV_SHEET_IMPORT_PLAIN);
  g_autofree char *counts = pv_test_counts (import);

  g_assert_cmpstr (counts, ==, "3 new 0 changed 0 same 0 refused");
  g_assert_cmpstr (pv_sheet_import_get_row (import, 0)->reason, ==, "Looks like the one that is here: Vaasan kaupunki");
  g_assert_null (pv_sheet_import_get_row (import, 1)->reason);
  g_assert_null (pv_sheet_import_get_row (import, 2)->reason);
}

/* What a person says of a row comes before what its name may mean, one way and the other, as often as they like. */
static void
test_said (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *first = pv_test_bring_in (model, "Nimi;Laji;Y-tunnus\nVaasan kaupunki;Kunta;\nNuorten ystävät;Järjestö;", PV_ACTOR);
  g_autoptr (PvSheet) sheet = pv_test_sheet ("Nimi;Laji;Y-tunnus\nVasan kaupunki;Kunta;0209602-6\nNuorten ystävät ry;Järjestö;");
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ACTOR, PV_ANY_KIND, PV_LANG_FI);
  PvId city = pv_record_get_id (pv_test_find (model, PV_ACTOR, "Vaasan kaupunki"));
  PvId friends = pv_record_get_id (pv_test_find (model, PV_ACTOR, "Nuorten ystävät"));

  for (guint said = 0; said < 3; said++)
    {
      g_autoptr (PvSheetImport) import = NULL;
      g_autoptr (GError) error = NULL;
      const PvSheetRow *rows[2];

      if (said == 1)
        {
          pv_mapping_say (mapping, 1, city);
          pv_mapping_say (mapping, 2, PV_NO_ID);
        }
      if (said == 2)
        {
          pv_mapping_say (mapping, 1, PV_NO_ID);
          pv_mapping_say (mapping, 2, friends);
        }
      import = pv_sheet_import_new (model, sheet, mapping, PV_SHEET_IMPORT_PLAIN, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < 2; i++)
        rows[i] = pv_sheet_import_get_row (import, i);
      g_assert_cmpint (rows[0]->alike, ==, city);
      g_assert_cmpint (rows[1]->alike, ==, friends);
      if (said == 1)
        {
          /* The name stays, what the row says besides comes in. */
          g_assert_cmpint (rows[0]->id, ==, city);
          g_assert_cmpint (rows[0]->outcome, ==, PV_ROW_CHANGED);
          g_assert_cmpuint (rows[0]->n_changes, ==, 1);
          g_assert_cmpint (rows[1]->outcome, ==, PV_ROW_NEW);
        }
      else
        {
          g_assert_cmpint (rows[0]->outcome, ==, PV_ROW_NEW);
          g_assert_cmpint (rows[1]->id, ==, friends);
          g_assert_cmpint (rows[1]->outcome, ==, PV_ROW_SAME);
        }
    }
}

/* A name that a record had is proposed, and nothing is decided for anybody. */
static void
test_former (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *first = pv_test_bring_in (model, "Nimi;Laji\nElinvoimakeskus;Valtion viranomainen", PV_ACTOR);
  g_autoptr (PvSheet) sheet = pv_test_sheet ("Nimi;Laji\nPohjanmaan ELY-keskus;Valtion viranomainen");
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ACTOR, PV_ANY_KIND, PV_LANG_FI);
  PvFormerName old = { pv_record_get_id (pv_test_find (model, PV_ACTOR, "Elinvoimakeskus")), (char *) "Pohjanmaan ELY-keskus" };
  g_autoptr (GArray) former = g_array_new (FALSE, FALSE, sizeof (PvFormerName));
  g_autoptr (PvSheetImport) knowing = NULL, plain = NULL;

  g_array_append_val (former, old);
  knowing = pv_sheet_import_new_knowing (model, sheet, mapping, former, PV_SHEET_IMPORT_PLAIN, NULL, NULL);
  plain = pv_sheet_import_new (model, sheet, mapping, PV_SHEET_IMPORT_PLAIN, NULL, NULL);
  g_assert_cmpint (pv_sheet_import_get_row (knowing, 0)->outcome, ==, PV_ROW_NEW);
  g_assert_cmpint (pv_sheet_import_get_row (knowing, 0)->alike, ==, old.id);
  g_assert_cmpstr (pv_sheet_import_get_row (knowing, 0)->reason, ==, "Looks like the one that is here: Elinvoimakeskus");
  g_assert_cmpint (pv_sheet_import_get_row (plain, 0)->alike, ==, PV_NO_ID);
}

static void
test_cancelled (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheet) sheet = pv_test_sheet (actors);
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ANY_KIND, PV_ANY_KIND, PV_LANG_FI);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pv_sheet_import_new (model, sheet, mapping, PV_SHEET_IMPORT_PLAIN, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-import/actors", test_actors);
  g_test_add_func ("/sheet-import/found-again", test_found_again);
  g_test_add_func ("/sheet-import/changes", test_changes);
  g_test_add_func ("/sheet-import/almost-the-same", test_almost_the_same);
  g_test_add_func ("/sheet-import/said", test_said);
  g_test_add_func ("/sheet-import/former", test_former);
  g_test_add_func ("/sheet-import/empties", test_empties);
  g_test_add_func ("/sheet-import/twice-in-a-sheet", test_twice_in_a_sheet);
  g_test_add_func ("/sheet-import/links", test_links);
  g_test_add_func ("/sheet-import/tasks", test_tasks);
  g_test_add_func ("/sheet-import/refused", test_refused);
  g_test_add_func ("/sheet-import/over", test_over);
  g_test_add_func ("/sheet-import/parents-below", test_parents_below);
  g_test_add_data_func ("/sheet-import/every-kind-again/1", GUINT_TO_POINTER (1), test_every_kind_again);
  g_test_add_data_func ("/sheet-import/every-kind-again/2", GUINT_TO_POINTER (2), test_every_kind_again);
  g_test_add_func ("/sheet-import/cancelled", test_cancelled);
  return g_test_run ();
}
