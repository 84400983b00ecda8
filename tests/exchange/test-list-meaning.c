/* What a list means: its headings in three languages, its cells as people write them, and lists as bad as they come. */
#include "import-fixture.h"
#include "models.h"

#include "exchange/pv-cell-forms.h"
#include "exchange/pv-cell-reader.h"
#include "exchange/pv-sheet-headings.h"

#include <string.h>

/* --- headings --- */

static void
test_headings (void)
{
  static const struct
  {
    PvKind kind;
    const char *heading;
    PvField field;
    PvLang lang;
  } known[] = {
    { PV_ACTOR, "Nimi", PV_ACTOR_NAME, PV_LANG_FI },
    { PV_ACTOR, "NAMN", PV_ACTOR_NAME, PV_LANG_SV },
    { PV_ACTOR, "Name", PV_ACTOR_NAME, PV_LANG_NONE },
    { PV_ACTOR, "Name (fi)", PV_ACTOR_NAME, PV_LANG_FI },
    { PV_ACTOR, "Nimi suomeksi", PV_ACTOR_NAME, PV_LANG_FI },
    { PV_ACTOR, "Nimi ruotsiksi", PV_ACTOR_NAME, PV_LANG_SV },
    { PV_ACTOR, "Namn på svenska", PV_ACTOR_NAME, PV_LANG_SV },
    { PV_ACTOR, "Name in English", PV_ACTOR_NAME, PV_LANG_EN },
    { PV_ACTOR, "name.sv", PV_ACTOR_NAME, PV_LANG_SV },
    { PV_ACTOR, "core_task.fi", PV_ACTOR_CORE_TASK, PV_LANG_FI },
    { PV_ACTOR, "Y-TUNNUS:", PV_ACTOR_BUSINESS_ID, PV_LANG_FI },
    { PV_ACTOR, "Ytunnus", PV_ACTOR_BUSINESS_ID, PV_LANG_FI },
    { PV_ACTOR, "Toimija", PV_ACTOR_NAME, PV_LANG_FI },
    { PV_ACTOR, "Organisaation nimi", PV_ACTOR_NAME, PV_LANG_FI },
    { PV_ACTOR, "Ydintehtava", PV_ACTOR_CORE_TASK, PV_LANG_FI },
    { PV_ACTOR, "Ydintehtvä", PV_ACTOR_CORE_TASK, PV_LANG_FI },
    { PV_RELATION, "Keneltä", PV_RELATION_FROM_ACTOR, PV_LANG_FI },
    { PV_RELATION, "Till", PV_RELATION_TO_ACTOR, PV_LANG_SV },
    { PV_TASK, "Vaihe", PV_STEP_PHASE, PV_LANG_FI },
    { PV_TASK, "Servicestig", PV_PHASE_PATH, PV_LANG_SV },
    { PV_SERVICE, "Palvelun nimi", PV_SERVICE_NAME, PV_LANG_FI },
    { PV_SERVICE, "Tuottaja", PV_SERVICE_PROVIDER, PV_LANG_FI },
    { PV_CONTACT, "Sähköpostiosoite", PV_CONTACT_EMAIL, PV_LANG_FI },
    { PV_CONTACT, "Telefonnummer", PV_CONTACT_PHONE, PV_LANG_SV },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (PvHeadings) headings = pv_headings_new (pv_kinds_default (), known[i].kind);
      PvHeading found = pv_headings_find (headings, known[i].heading);

      g_test_message ("%s", known[i].heading);
      g_assert_cmpuint (found.field, ==, known[i].field);
      g_assert_cmpuint (found.lang, ==, known[i].lang);
    }
  {
    g_autoptr (PvHeadings) headings = pv_headings_new (pv_kinds_default (), PV_ACTOR);

    g_assert_cmpuint (pv_headings_find (headings, "Kenkäkoko").fit, ==, PV_HEADING_UNKNOWN);
    g_assert_cmpuint (pv_headings_find (headings, "").fit, ==, PV_HEADING_UNKNOWN);
  }
}

static void
assert_kind (const char *text, PvKind likely, PvKind kind)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheet) sheet = pv_test_sheet (text);
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ANY_KIND, likely, PV_LANG_FI);

  g_test_message ("%s", text);
  g_assert_cmpuint (mapping->kind, ==, kind);
}

static void
test_kinds (void)
{
  assert_kind ("Nimi;Y-tunnus;Kunta\nKela;;\n", PV_ANY_KIND, PV_ACTOR);
  assert_kind ("Nimi;Tyyppi\nKela;Kela\n", PV_ANY_KIND, PV_ACTOR);
  assert_kind ("Palvelu;Tuottaja;Kuvaus\nValmennus;Kela;x\n", PV_ANY_KIND, PV_SERVICE);
  assert_kind ("Organisaatio;Henkilö;Sähköposti;Puhelin\nKela;T. Testi;a@b.fi;0401234567\n", PV_ANY_KIND, PV_CONTACT);
  assert_kind ("Från;Till;Typ\nFPA;Vasa stad;Samarbete\n", PV_ANY_KIND, PV_RELATION);
  assert_kind ("Palvelupolku;Vaihe;Askel;Toimija;Rooli\nA;B;C;D;vastaa\n", PV_ANY_KIND, PV_TASK);
  assert_kind ("Verkosto;Jäsen;Rooli\nOhjausryhmä;Kela;Puheenjohtaja\n", PV_ANY_KIND, PV_MEMBERSHIP);
  assert_kind ("Mittari;Päivä;Arvo\nAktivointiaste;1.3.2026;28,5\n", PV_ANY_KIND, PV_OBSERVATION);
  assert_kind ("Kohderyhmä;Alue;Henkilöitä;Päivä\nNuoret;Vaasa;120;2026\n", PV_ANY_KIND, PV_GROUP_SIZE);
  assert_kind ("Yksi\nKaksi\nKolme\n", PV_ANY_KIND, PV_ACTOR);
  assert_kind ("Yksi\nKaksi\nKolme\n", PV_SERVICE, PV_SERVICE);
  assert_kind ("T. Testi;a@b.fi\nT. Toinen;c@d.fi\n", PV_ANY_KIND, PV_CONTACT);
}

/* A title above, an empty row, headings, and a name that is a heading's word further down. */
static void
test_heading_row (void)
{
  static const struct
  {
    const char *text;
    int heading;
    guint first;
  } lists[] = {
    { "Toimijat 2026;;\n;;\nNimi;Y-tunnus;Kunta\nKela;;\n", 2, 3 },
    { "Kela\nOhjausryhmä\nOrganisaatio\n", -1, 0 },
    { "Nimi\nKela\n", 0, 1 },
    { "Outo;Vieras\nKela;1.3.2026\nStartia;2.3.2026\n", 0, 1 },
    { "Kela;Vaasa\nStartia;Vaasa\n", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
      g_autoptr (PvSheet) sheet = pv_test_sheet (lists[i].text);
      g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ANY_KIND, PV_ACTOR, PV_LANG_FI);

      g_test_message ("%s", lists[i].text);
      g_assert_cmpint (mapping->heading_row, ==, lists[i].heading);
      g_assert_cmpuint (mapping->first_row, ==, lists[i].first);
    }
}

static void
test_remembered (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (PvSheet) sheet = pv_test_sheet ("Nimi;Outo;Kunta\nKela;x;Vaasa\n");
  g_autoptr (PvMapping) mapping = pv_mapping_guess (model, sheet, PV_ACTOR, PV_ANY_KIND, PV_LANG_FI);
  g_autoptr (PvMapping) other = NULL;
  PvColumn task = { PV_COLUMN_FIELD, PV_ACTOR_CORE_TASK, PV_LANG_SV, TRUE, PV_GUESS_CHOSEN };
  g_autofree char *text = NULL, *key = NULL;

  pv_mapping_set (mapping, 1, &task);
  text = pv_mapping_to_text (pv_kinds_default (), mapping);
  key = pv_mapping_key (mapping, sheet);
  g_assert_cmpstr (text, ==, "actor actor:name.fi actor:core_task.sv actor:area");
  g_assert_nonnull (key);
  other = pv_mapping_from_text (pv_kinds_default (), mapping, text);
  for (guint c = 0; c < 3; c++)
    g_assert_true (pv_column_equal (pv_mapping_get (mapping, c), pv_mapping_get (other, c)));
  g_assert_null (pv_mapping_from_text (pv_kinds_default (), mapping, "actor - -"));
  g_assert_null (pv_mapping_from_text (pv_kinds_default (), mapping, "actor actor:nothing - -"));
  g_assert_null (pv_mapping_from_text (pv_kinds_default (), mapping, "actor actor:name - -"));
  g_assert_null (pv_mapping_from_text (pv_kinds_default (), mapping, ""));
}

/* --- cells --- */

static void
assert_date (const char *text, gboolean end, int year, int month, int day)
{
  PvDate date = PV_NO_DATE;

  g_test_message ("%s", text);
  g_assert_true (pv_cell_read_date (text, end, &date));
  g_assert_cmpint (date, ==, pv_date_make (year, month, day));
}

static void
test_dates (void)
{
  static const char *const none[] = { "", "eilen", "32.1.2026", "13/2026", "2026-02-30", "1.3", "12345", "Kela 2026", "1 2 3" };
  PvDate date;

  assert_date ("1.3.2026", FALSE, 2026, 3, 1);
  assert_date ("2026-03-01", FALSE, 2026, 3, 1);
  assert_date ("2026-03-01T00:00:00", FALSE, 2026, 3, 1);
  assert_date ("3/2026", FALSE, 2026, 3, 1);
  assert_date ("3/2026", TRUE, 2026, 3, 31);
  assert_date ("2026-02", TRUE, 2026, 2, 28);
  assert_date ("2026", FALSE, 2026, 1, 1);
  assert_date ("2026", TRUE, 2026, 12, 31);
  assert_date ("21 Nov 2026", FALSE, 2026, 11, 21);
  assert_date ("21. marraskuuta 2026", FALSE, 2026, 11, 21);
  assert_date ("den 21 november 2026", FALSE, 2026, 11, 21);
  assert_date ("maaliskuu 2026", TRUE, 2026, 3, 31);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (pv_cell_read_date (none[i], FALSE, &date));
}

static void
assert_read (PvField field, const char *text, gint64 expected)
{
  g_autoptr (PvCellReader) reader = pv_cell_reader_new ();
  g_autofree char *owned = NULL;
  g_autoptr (GError) error = NULL;
  PvValue value = PV_VALUE_EMPTY;

  pv_cell_read (reader, pv_kinds_field (pv_kinds_default (), field), text, PV_CELL_TEXT, &value, &owned, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value.integer, ==, expected);
}

static void
assert_read_text (PvField field, const char *text, const char *expected)
{
  g_autoptr (PvCellReader) reader = pv_cell_reader_new ();
  g_autofree char *owned = NULL;
  PvValue value = PV_VALUE_EMPTY;
  gboolean read = pv_cell_read (reader, pv_kinds_field (pv_kinds_default (), field), text, PV_CELL_TEXT, &value, &owned, NULL);

  g_test_message ("%s", text);
  g_assert_cmpint (read, ==, expected != NULL);
  if (expected)
    g_assert_cmpstr (value.text, ==, expected);
}

static void
test_cells (void)
{
  assert_read (PV_SERVICE_CAPACITY, "1 234,5", 1234500);
  assert_read (PV_SERVICE_CAPACITY, "1\342\200\211234", 1234000);
  assert_read (PV_SERVICE_CAPACITY, "1.234,5", 1234500);
  assert_read (PV_SERVICE_CAPACITY, "-3", -3000);
  assert_read (PV_SERVICE_COST, "1 200,50 €", 120050);
  assert_read (PV_REQUIREMENT_WEIGHT, "40 %", 40000);
  assert_read (PV_SERVICE_BOUGHT, "Kyllä", 1);
  assert_read (PV_SERVICE_BOUGHT, "NEJ", 0);
  assert_read (PV_SERVICE_BOUGHT, "x", 1);
  assert_read (PV_ACTOR_KIND, "yhdistys", PV_ACTOR_KIND_ASSOCIATION);
  assert_read (PV_ACTOR_KIND, "Förening", PV_ACTOR_KIND_ASSOCIATION);
  assert_read (PV_ACTOR_KIND, "state-authority", PV_ACTOR_KIND_STATE);
  assert_read (PV_ACTOR_KIND, "Kehitysyht", PV_ACTOR_KIND_DEVCO);
  assert_read (PV_TASK_ROLE, "V", PV_ROLE_ANSWERS);
  assert_read (PV_TASK_ROLE, "bistår", PV_ROLE_ASSISTS);
  assert_read (PV_SERVICE_LANGUAGES, "suomi, ruotsi", 1 << PV_LANGUAGE_FINNISH | 1 << PV_LANGUAGE_SWEDISH);
  assert_read (PV_SERVICE_LANGUAGES, "fi sv", 1 << PV_LANGUAGE_FINNISH | 1 << PV_LANGUAGE_SWEDISH);
  assert_read (PV_SERVICE_LANGUAGES, "finska;svenska;engelska", 1 << PV_LANGUAGE_FINNISH | 1 << PV_LANGUAGE_SWEDISH | 1 << PV_LANGUAGE_ENGLISH);
  assert_read_text (PV_ACTOR_BUSINESS_ID, "FI02096026", "0209602-6");
  assert_read_text (PV_ACTOR_BUSINESS_ID, "209602-6", "0209602-6");
  assert_read_text (PV_ACTOR_BUSINESS_ID, "0209602-7", NULL);
  assert_read_text (PV_AREA_MUNICIPALITY_CODE, "905 Vaasa", "905");
  assert_read_text (PV_AREA_MUNICIPALITY_CODE, "Vasa", "905");
  assert_read_text (PV_AREA_MUNICIPALITY_CODE, "5", "005");
  assert_read_text (PV_AREA_MUNICIPALITY_CODE, "Atlantis", NULL);
  assert_read_text (PV_SERVICE_CPV, "79611000-0", "79611000");
}

/* --- lists as they come --- */

static void
test_hostile (void)
{
  g_autofree char *long_name = g_strnfill (65000, 'a');
  g_autofree char *too_long = g_strconcat ("Nimi\n", long_name, "\nKela\n", NULL);
  g_autoptr (GString) wide = g_string_new ("Nimi");
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  const char *const lists[] = { "Nimi;Nimi;Nimi;Nimi;Nimi\na;b;c;d;e\n", "id;Nimi\nxyz;a\npv-1;b\npv-1;c\n", "Nimi\n=1+1\n@a\n'b\n",
                                "Nimi;Osa kokonaisuutta\na;a\n", "Nimi;Kunta\n\342\200\256a;%s%n\n", "Nimi\npv-100000001\n", "Vaihe;Askel\na;b\n" };

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (wide, ";Sarake %u", i);
  for (guint i = 0; i < G_N_ELEMENTS (lists) + 2; i++)
    {
      const char *text = i < G_N_ELEMENTS (lists) ? lists[i] : i == G_N_ELEMENTS (lists) ? too_long : wide->str;
      g_autofree char *first = NULL, *again = NULL;
      g_autoptr (PvSheetImport) import = NULL;

      g_test_message ("%.60s", text);
      first = pv_test_bring_in (model, text, PV_ANY_KIND);
      import = pv_test_import (model, text, PV_ANY_KIND, PV_SHEET_IMPORT_PLAIN);
      again = pv_test_counts (import);
      g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_NEW), ==, 0);
    }
}

/* Twice as many rows take twice as long, not four times: many rows of one name under one parent. */
static void
test_linear (void)
{
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autoptr (GString) text = g_string_new ("Palvelupolku;Vaihe;Askel;Toimija;Rooli\n");
  g_autofree char *first = NULL, *again = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "Polku %u;Arviointi;Alkukartoitus;Kela;%s\n", i / 2, i % 2 ? "V" : "A");
  first = pv_test_bring_in (model, text->str, PV_ANY_KIND);
  g_assert_cmpstr (first, ==, "4000 new 0 changed 0 same 0 refused");
  again = pv_test_bring_in (model, text->str, PV_ANY_KIND);
  g_assert_cmpstr (again, ==, "0 new 0 changed 4000 same 0 refused");
}

/* --- a whole document as people would see it, and in again --- */

static void
append_quoted (GString *csv, const char *text, const char *end)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (csv, "\"%s\"%s", doubled, end);
}

static char *
table_in_words (const PvModel *model, const PvKindInfo *kind, PvLang lang)
{
  GString *csv = g_string_new ("id");
  guint n;
  PvRecord *const *records = pv_model_list (model, kind->kind, &n);

  for (guint f = 0; f < kind->n_fields; f++)
    for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
      {
        g_autofree char *heading = g_strdup_printf (pv_field_n_cells (&kind->fields[f]) > 1 ? "%s (%s)" : "%s", pv_words_in (lang, kind->fields[f].label),
                                                    pv_lang_code (PV_LANG_FIRST + c));

        g_string_append (csv, ",");
        append_quoted (csv, heading, "");
      }
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = pv_id_to_text (pv_record_get_id (records[i]));

      g_string_append (csv, id);
      for (guint f = 0; f < kind->n_fields; f++)
        for (guint c = 0; c < pv_field_n_cells (&kind->fields[f]); c++)
          {
            gboolean plain = kind->fields[f].type == PV_TYPE_ORDER || kind->fields[f].type == PV_TYPE_PLACE;
            g_autofree char *words
                = plain ? g_strdup ("") : pv_value_words (model, records[i], &kind->fields[f], PV_LANG_FIRST + c, lang);

            g_string_append (csv, ",");
            append_quoted (csv, words, "");
          }
      g_string_append (csv, "\r\n");
    }

  return g_string_free (csv, FALSE);
}

static void
test_sample_in_words (gconstpointer data)
{
  PvLang lang = GPOINTER_TO_UINT (data);
  g_autoptr (PvModel) model = pv_model_new (pv_kinds_default ());
  g_autofree char *path = pv_test_sample_path ("vaasa");
  g_autoptr (GError) error = NULL;
  g_autoptr (PvEdits) edits = pv_own_xml_import (model, path, NULL, NULL, &error);
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n_kinds);

  g_assert_no_error (error);
  pv_test_carry_out (model, edits);
  for (guint k = 0; k < n_kinds; k++)
    {
      g_autofree char *csv = table_in_words (model, &kinds[k], lang);
      g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
      g_autoptr (GPtrArray) sheets = pv_sheets_read (bytes, "taulukko.csv", NULL, &error);
      g_autoptr (PvMapping) mapping = NULL;
      g_autoptr (PvSheetImport) import = NULL;

      g_assert_no_error (error);
      if (pv_model_count (model, kinds[k].kind) == 0)
        continue;
      mapping = pv_mapping_guess (model, sheets->pdata[0], kinds[k].kind, PV_ANY_KIND, PV_LANG_FI);
      import = pv_sheet_import_new (model, sheets->pdata[0], mapping, PV_SHEET_IMPORT_PLAIN, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < pv_sheet_import_get_n_rows (import); i++)
        if (pv_sheet_import_get_row (import, i)->outcome != PV_ROW_SAME)
          g_test_message ("%s, row %u: %u %s", kinds[k].table, i, pv_sheet_import_get_row (import, i)->outcome,
                          pv_sheet_import_get_row (import, i)->reason);
      g_assert_cmpuint (pv_sheet_import_count (import, PV_ROW_SAME), ==, pv_model_count (model, kinds[k].kind));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-meaning/headings", test_headings);
  g_test_add_func ("/list-meaning/kinds", test_kinds);
  g_test_add_func ("/list-meaning/heading-row", test_heading_row);
  g_test_add_func ("/list-meaning/remembered", test_remembered);
  g_test_add_func ("/list-meaning/dates", test_dates);
  g_test_add_func ("/list-meaning/cells", test_cells);
  g_test_add_func ("/list-meaning/hostile", test_hostile);
  g_test_add_func ("/list-meaning/linear", test_linear);
  g_test_add_data_func ("/list-meaning/sample-in-finnish", GUINT_TO_POINTER (PV_LANG_FI), test_sample_in_words);
  g_test_add_data_func ("/list-meaning/sample-in-swedish", GUINT_TO_POINTER (PV_LANG_SV), test_sample_in_words);
  return g_test_run ();
}
