#include "exchange/pv-sheet-guess-private.h"

/* In so wide a sheet headings are not tried for letters that differ while the kind is sought. */
#define WIDE 20

/* --- columns by their headings --- */

static gboolean
is_taken (const PvMapping *mapping, const PvColumn *column)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_column_equal (pv_mapping_get (mapping, c), column))
      return TRUE;

  return FALSE;
}

/* "Nimi" beside "Name": the second is the name in the next language that is free. */
static gboolean
take_free_lang (const PvMapping *mapping, PvColumn *column)
{
  PvLang order[PV_N_LANGS];

  pv_lang_fallback (column->lang, order);
  for (guint i = 0; i < PV_N_LANGS; i++)
    {
      column->lang = order[i];
      if (!is_taken (mapping, column))
        return TRUE;
      if (column->says_lang)
        return FALSE;
    }

  return FALSE;
}

gboolean
pv_guess_take_field (PvSheetGuess *guess, const PvMapping *mapping, PvColumn *column, PvField field, PvLang lang)
{
  const PvFieldInfo *info = pv_kinds_field (guess->kinds, field);

  column->use = PV_COLUMN_FIELD;
  column->field = field;
  column->lang = PV_LANG_NONE;
  if (info->type != PV_TYPE_TRANSLATED)
    return !is_taken (mapping, column);
  column->lang = lang == PV_LANG_NONE ? guess->lang : lang;
  return take_free_lang (mapping, column);
}

static double
map_by_heading (PvSheetGuess *guess, PvMapping *mapping, guint c, PvHeadingFit wanted)
{
  PvHeading heading = pv_headings_find (pv_guess_headings_of (guess, mapping->kind), pv_mapping_heading (mapping, guess->sheet, c));
  PvColumn column = { .guess = PV_GUESS_HEADING, .says_lang = heading.says_lang };

  if (heading.fit != wanted || pv_mapping_get (mapping, c)->use != PV_COLUMN_UNUSED)
    return 0;
  if (heading.id)
    column.use = PV_COLUMN_ID;
  else if (!pv_guess_take_field (guess, mapping, &column, heading.field, heading.lang))
    return 0;
  *pv_mapping_get (mapping, c) = column;
  if (heading.id || PV_FIELD_CODE (heading.field) >= PV_COMMON_STANDING)
    return 0.5;

  return PV_FIELD_KIND (heading.field) == mapping->kind ? (wanted == PV_HEADING_KNOWN ? 2 : 1) : 0.75;
}

static double
map_headings (PvSheetGuess *guess, PvMapping *mapping, PvHeadingFit least)
{
  double score = 0;

  for (guint fit = PV_HEADING_KNOWN; fit >= least && mapping->heading_row >= 0; fit--)
    for (guint c = 0; c < MIN (guess->n_columns, PV_HEADED_COLUMNS); c++)
      score += map_by_heading (guess, mapping, c, (PvHeadingFit) fit);

  return score;
}

/* --- the kind --- */

static void
clear_columns (PvMapping *mapping, guint n)
{
  g_array_set_size (mapping->columns, 0);
  g_array_set_size (mapping->columns, n);
}

static double
score_name_of_sheet (PvSheetGuess *guess, const PvKindInfo *kind)
{
  g_autofree char *name = pv_text_fold (pv_sheet_get_name (guess->sheet));

  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      g_autofree char *plural = pv_text_fold (pv_words_in (lang, kind->plural));
      g_autofree char *label = pv_text_fold (pv_words_in (lang, kind->label));

      if (*name != '\0' && (g_str_equal (name, plural) || g_str_equal (name, label)))
        return 4;
    }
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      g_autofree char *plural = pv_text_fold (pv_words_in (lang, kind->plural));

      if (*name != '\0' && g_str_has_prefix (name, plural))
        return 2;
    }

  return 0;
}

/* What most lists are of, so that between equals the likelier wins. */
static double
score_usual (PvKind kind)
{
  static const PvKind usual[] = { PV_ACTOR, PV_SERVICE, PV_CONTACT, PV_RELATION, PV_TASK, PV_MEMBERSHIP, PV_TARGET_GROUP, PV_NETWORK, PV_AREA };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (usual[i] == kind)
      return 0.9 - 0.1 * i;

  return 0;
}

static double
score_kind (PvSheetGuess *guess, PvMapping *mapping, const PvKindInfo *kind, PvKind likely)
{
  g_autoptr (GPtrArray) missing = NULL;
  double score;

  mapping->kind = kind->kind;
  clear_columns (mapping, guess->n_columns);
  score = map_headings (guess, mapping, guess->n_columns > WIDE ? PV_HEADING_KNOWN : PV_HEADING_NEARLY);
  if (score <= 0)
    return -100;
  missing = pv_mapping_missing (guess->kinds, mapping);
  return score + pv_guess_score_content (guess, mapping) + score_name_of_sheet (guess, kind) + score_usual (kind->kind)
         + (kind->kind == likely ? 1.5 : 0) - 3.0 * missing->len;
}

static PvKind
kind_by_headings (PvSheetGuess *guess, PvMapping *mapping, PvKind likely)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (guess->kinds, &n_kinds);
  double best = -50;
  PvKind found = PV_ANY_KIND;

  for (guint k = 0; k < n_kinds; k++)
    {
      double score = pv_guess_is_tried (&kinds[k]) ? score_kind (guess, mapping, &kinds[k], likely) : -100;

      if (score > best)
        {
          best = score;
          found = kinds[k].kind;
        }
    }

  return found;
}

/* Two columns of which one names in good part what the other, or the model, names too. */
static gboolean
is_list_of_links (PvSheetGuess *guess, guint *n_filled)
{
  guint known = 0, kinds = 0;

  *n_filled = 0;
  for (guint c = 0; c < guess->n_profiles; c++)
    {
      const PvColumnProfile *profile = &guess->profiles[c];

      if (profile->n == 0)
        continue;
      (*n_filled)++;
      if (pv_column_profile_mostly (profile, profile->n_choices[PV_CHOICES_RELATION_KIND]))
        kinds++;
      else if (pv_guess_share (profile->n_actors, profile->n) >= 0.5)
        known++;
      else if (profile->n_long > 0 || profile->n_numbers > 0)
        return FALSE;
    }

  return (kinds == 1 && *n_filled >= 3) || (known >= 2 && *n_filled <= 4);
}

static PvKind
kind_by_content (PvSheetGuess *guess, PvKind likely)
{
  guint n_filled;
  gboolean links = is_list_of_links (guess, &n_filled);

  for (guint c = 0; c < guess->n_profiles; c++)
    {
      const PvColumnProfile *profile = &guess->profiles[c];

      if (n_filled >= 4 && pv_column_profile_mostly (profile, profile->n_choices[PV_CHOICES_ROLE]))
        return PV_TASK;
      if (n_filled >= 2 && pv_column_profile_mostly (profile, profile->n_emails))
        return PV_CONTACT;
      if (pv_column_profile_mostly (profile, profile->n_business_ids))
        return PV_ACTOR;
    }
  if (links && (likely == PV_ANY_KIND || likely == PV_ACTOR || likely == PV_RELATION))
    return PV_RELATION;

  return likely != PV_ANY_KIND ? likely : PV_ACTOR;
}

static void
make_profiles (PvSheetGuess *guess, guint first_row)
{
  for (guint c = 0; c < guess->n_profiles; c++)
    pv_column_profile (&guess->profiles[c], guess->sheet, first_row, c, guess->reader, guess->names);
}

/* Certain: nothing is left out, nothing needed is missing, and one column holds names or every heading was known. */
static gboolean
is_certain (PvSheetGuess *guess, const PvMapping *mapping)
{
  g_autoptr (GPtrArray) missing = pv_mapping_missing (guess->kinds, mapping);

  if (missing->len > 0)
    return FALSE;
  for (guint c = 0; c < guess->n_profiles; c++)
    if (guess->profiles[c].n > 0 && pv_mapping_get (mapping, c)->use == PV_COLUMN_UNUSED)
      return FALSE;

  return guess->n_columns <= PV_PROFILED_COLUMNS;
}

static void
guess_clear (PvSheetGuess *guess)
{
  for (guint k = 0; k < G_N_ELEMENTS (guess->headings); k++)
    g_clear_pointer (&guess->headings[k], pv_headings_free);
  g_free (guess->profiles);
  pv_cell_reader_free (guess->reader);
  pv_name_index_free (guess->names);
}

PvMapping *
pv_mapping_guess (const PvModel *model, const PvSheet *sheet, PvKind kind, PvKind likely, PvLang lang)
{
  PvMapping *mapping = g_new0 (PvMapping, 1);
  PvSheetGuess guess = { .model = model, .kinds = pv_model_get_kinds (model), .sheet = sheet, .lang = lang, .reader = pv_cell_reader_new (),
                  .names = pv_name_index_new (model), .n_columns = pv_sheet_get_n_columns (sheet) };

  guess.n_profiles = MIN (guess.n_columns, PV_PROFILED_COLUMNS);
  guess.profiles = g_new0 (PvColumnProfile, guess.n_profiles + 1);
  mapping->columns = g_array_new (FALSE, TRUE, sizeof (PvColumn));
  pv_guess_find_heading_row (&guess, mapping, kind, likely);
  make_profiles (&guess, mapping->first_row);

  mapping->lang = lang;
  mapping->kind = kind;
  if (kind == PV_ANY_KIND && mapping->heading_row >= 0)
    mapping->kind = kind_by_headings (&guess, mapping, likely);
  if (mapping->kind == PV_ANY_KIND)
    mapping->kind = kind_by_content (&guess, likely);
  clear_columns (mapping, guess.n_columns);
  map_headings (&guess, mapping, PV_HEADING_NEARLY);
  pv_guess_map_contents (&guess, mapping);
  mapping->certain = is_certain (&guess, mapping);

  guess_clear (&guess);
  return mapping;
}
