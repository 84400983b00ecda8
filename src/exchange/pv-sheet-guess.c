#include "exchange/pv-column-profile.h"
#include "exchange/pv-sheet-defaults.h"
#include "exchange/pv-sheet-headings.h"
#include "exchange/pv-sheet-mapping.h"

/* Headings stand within so many rows; above them may be a title. */
#define HEADING_ROWS 8
/* Columns beyond these are not looked at for their content, or for their headings: nobody's list has more that matter. */
#define PROFILED_COLUMNS 60
#define HEADED_COLUMNS 400
/* In so wide a sheet headings are not tried for letters that differ while the kind is sought. */
#define WIDE 20

typedef struct
{
  const PvModel *model;
  const PvKinds *kinds;
  const PvSheet *sheet;
  PvLang lang;
  PvCellReader *reader;
  PvNameIndex *names;
  PvHeadings *headings[256];   /* by kind, made when first asked for */
  PvColumnProfile *profiles;   /* of the first columns */
  guint n_columns;
  guint n_profiles;
} Guess;

static const PvHeadings *
headings_of (Guess *guess, PvKind kind)
{
  if (guess->headings[kind] == NULL)
    guess->headings[kind] = pv_headings_new (guess->kinds, kind);

  return guess->headings[kind];
}

/* --- the row of headings --- */

/* Which kinds' words are tried when nothing is known yet: every kind that has a table. */
static gboolean
is_tried (const PvKindInfo *kind)
{
  return kind->page != PV_PAGE_NONE;
}

static guint
known_in_row (Guess *guess, guint row, PvKind kind, guint *n_filled)
{
  guint known = 0;

  *n_filled = 0;
  for (guint c = 0; c < MIN (guess->n_columns, HEADED_COLUMNS); c++)
    {
      const char *text = pv_sheet_get_text (guess->sheet, row, c);

      if (*text == '\0')
        continue;
      (*n_filled)++;
      known += pv_headings_know (headings_of (guess, kind), text);
    }

  return known;
}

static guint
most_known_in_row (Guess *guess, guint row, PvKind wanted, guint *n_filled)
{
  guint n_kinds, most = 0;
  const PvKindInfo *kinds = pv_kinds_list (guess->kinds, &n_kinds);

  if (wanted != PV_ANY_KIND)
    return known_in_row (guess, row, wanted, n_filled);
  for (guint k = 0; k < n_kinds; k++)
    if (is_tried (&kinds[k]))
      most = MAX (most, known_in_row (guess, row, kinds[k].kind, n_filled));

  return most;
}

/* Text over a column of dates, numbers, e-mails or business ids is a heading, whatever its words. */
static gboolean
differs_from_below (Guess *guess, guint row)
{
  for (guint c = 0; c < MIN (guess->n_columns, PROFILED_COLUMNS); c++)
    {
      const char *text = pv_sheet_get_text (guess->sheet, row, c);
      PvColumnProfile below, itself;

      if (*text == '\0')
        continue;
      pv_column_profile (&below, guess->sheet, row + 1, c, guess->reader, guess->names);
      if (!pv_column_profile_mostly (&below, below.n_dates) && !pv_column_profile_mostly (&below, below.n_emails)
          && !pv_column_profile_mostly (&below, below.n_business_ids) && !pv_column_profile_mostly (&below, below.n_numbers))
        continue;
      pv_column_profile (&itself, guess->sheet, row, c, guess->reader, guess->names);
      if (itself.n > 0 && g_ascii_isalpha (*text))
        return TRUE;
    }

  return FALSE;
}

static guint
first_filled_row (Guess *guess)
{
  guint n_rows = pv_sheet_get_n_rows (guess->sheet);

  for (guint row = 0; row < n_rows; row++)
    for (guint c = 0; c < guess->n_columns; c++)
      if (*pv_sheet_get_text (guess->sheet, row, c) != '\0')
        return row;

  return n_rows;
}

/* A name may be a heading's word, too: most of the row must be such words, and above it nothing but a title may stand. */
static gboolean
may_be_headings (guint row, guint first, guint known, guint n_filled, guint widest_above)
{
  if (known == 0 || known * 2 < n_filled)
    return FALSE;

  return row == first || (known >= 2 && widest_above <= 2 && widest_above < n_filled);
}

static void
find_heading_row (Guess *guess, PvMapping *mapping, PvKind wanted, PvKind likely)
{
  guint first = first_filled_row (guess), n_rows = pv_sheet_get_n_rows (guess->sheet), best = 0, widest = 0;

  mapping->heading_row = -1;
  mapping->first_row = first;
  if (guess->n_columns == 1 && wanted == PV_ANY_KIND)
    wanted = likely != PV_ANY_KIND ? likely : PV_ACTOR;
  for (guint row = first; row < MIN (n_rows, first + HEADING_ROWS); row++)
    {
      guint n_filled, known = most_known_in_row (guess, row, wanted, &n_filled);

      if (known > best && may_be_headings (row, first, known, n_filled, widest))
        {
          best = known;
          mapping->heading_row = (int) row;
        }
      widest = MAX (widest, n_filled);
    }
  if (mapping->heading_row < 0 && first + 1 < n_rows && differs_from_below (guess, first))
    mapping->heading_row = (int) first;
  if (mapping->heading_row >= 0)
    mapping->first_row = (guint) mapping->heading_row + 1;
}

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

static gboolean
take_field (Guess *guess, const PvMapping *mapping, PvColumn *column, PvField field, PvLang lang)
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
map_by_heading (Guess *guess, PvMapping *mapping, guint c, PvHeadingFit wanted)
{
  PvHeading heading = pv_headings_find (headings_of (guess, mapping->kind), pv_mapping_heading (mapping, guess->sheet, c));
  PvColumn column = { .guess = PV_GUESS_HEADING, .says_lang = heading.says_lang };

  if (heading.fit != wanted || pv_mapping_get (mapping, c)->use != PV_COLUMN_UNUSED)
    return 0;
  if (heading.id)
    column.use = PV_COLUMN_ID;
  else if (!take_field (guess, mapping, &column, heading.field, heading.lang))
    return 0;
  *pv_mapping_get (mapping, c) = column;
  if (heading.id || PV_FIELD_CODE (heading.field) >= PV_COMMON_STANDING)
    return 0.5;

  return PV_FIELD_KIND (heading.field) == mapping->kind ? (wanted == PV_HEADING_KNOWN ? 2 : 1) : 0.75;
}

static double
map_headings (Guess *guess, PvMapping *mapping, PvHeadingFit least)
{
  double score = 0;

  for (guint fit = PV_HEADING_KNOWN; fit >= least && mapping->heading_row >= 0; fit--)
    for (guint c = 0; c < MIN (guess->n_columns, HEADED_COLUMNS); c++)
      score += map_by_heading (guess, mapping, c, (PvHeadingFit) fit);

  return score;
}

/* --- columns by their content --- */

static const PvColumnProfile *
profile_of (Guess *guess, guint c)
{
  return c < guess->n_profiles ? &guess->profiles[c] : NULL;
}

static double
share (guint part, guint n)
{
  return n > 0 ? (double) part / n : 0;
}

/* How well the column's cells read as @field: 0 … 1; -1 where nothing can be said. */
static double
content_fit (const PvColumnProfile *profile, const PvFieldInfo *field)
{
  if (profile == NULL || profile->n == 0)
    return -1;
  switch (field->type)
    {
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
      return share (profile->n_choices[field->of], profile->n);
    case PV_TYPE_DATE:
      return share (profile->n_dates, profile->n);
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
      return share (profile->n_numbers, profile->n);
    case PV_TYPE_CODE:
      if (field->of == PV_CODES_BUSINESS_ID)
        return share (profile->n_business_ids, profile->n);
      return -1;
    case PV_TYPE_REFERENCE:
      if (field->of == PV_ACTOR)
        return share (profile->n_dates + profile->n_emails + profile->n_numbers, profile->n) > 0.5 ? 0 : -1;
      if (field->of == PV_AREA && profile->n_municipalities > 0)
        return share (profile->n_municipalities, profile->n);
      return -1;
    case PV_TYPE_PERSONAL:
      if (g_str_equal (field->column, "email"))
        return share (profile->n_emails, profile->n);
      return -1;
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_YES_NO:
    case PV_TYPE_ORDER:
    case PV_TYPE_PLACE:
    default:
      return -1;
    }
}

static double
score_content (Guess *guess, const PvMapping *mapping)
{
  double score = 0;

  for (guint c = 0; c < guess->n_profiles; c++)
    {
      const PvColumn *column = pv_mapping_get (mapping, c);
      double fit = column->use == PV_COLUMN_FIELD ? content_fit (profile_of (guess, c), pv_kinds_field (guess->kinds, column->field)) : -1;

      if (fit >= 0)
        score += fit * 3 - 1.5;
    }

  return score;
}

static void
take_by_content (Guess *guess, PvMapping *mapping, guint c, PvField field)
{
  PvColumn column = { .guess = PV_GUESS_CONTENT };

  if (PV_FIELD_KIND (field) == mapping->kind && pv_mapping_get (mapping, c)->use == PV_COLUMN_UNUSED
      && take_field (guess, mapping, &column, field, guess->lang))
    *pv_mapping_get (mapping, c) = column;
}

/* The sort of content that one field alone can hold. */
static void
map_telling_content (Guess *guess, PvMapping *mapping, guint c)
{
  const PvColumnProfile *profile = profile_of (guess, c);
  const PvKindInfo *kind = pv_kinds_kind (guess->kinds, mapping->kind);
  const PvFieldInfo *best = NULL;

  if (profile == NULL || profile->n == 0)
    return;
  if (pv_column_profile_mostly (profile, profile->n_ids))
    {
      PvColumn id = { .use = PV_COLUMN_ID, .guess = PV_GUESS_CONTENT };

      if (c == 0 && pv_mapping_get (mapping, c)->use == PV_COLUMN_UNUSED)
        *pv_mapping_get (mapping, c) = id;
      return;
    }
  if (pv_column_profile_mostly (profile, profile->n_emails))
    take_by_content (guess, mapping, c, PV_CONTACT_EMAIL);
  if (pv_column_profile_mostly (profile, profile->n_business_ids))
    take_by_content (guess, mapping, c, PV_ACTOR_BUSINESS_ID);
  if (pv_column_profile_mostly (profile, profile->n_webs))
    take_by_content (guess, mapping, c, PV_ACTOR_WEB);
  if (pv_column_profile_mostly (profile, profile->n_phones) && !pv_column_profile_mostly (profile, profile->n_dates))
    take_by_content (guess, mapping, c, PV_CONTACT_PHONE);
  for (guint f = 0; f < kind->n_fields; f++)
    if (kind->fields[f].type == PV_TYPE_CHOICE && PV_FIELD_CODE (kind->fields[f].field) < PV_COMMON_STANDING
        && pv_column_profile_mostly (profile, profile->n_choices[kind->fields[f].of]))
      best = best ? best : &kind->fields[f];
  if (best != NULL)
    take_by_content (guess, mapping, c, best->field);
  if (pv_column_profile_mostly (profile, profile->n_municipalities))
    take_by_content (guess, mapping, c, PV_ACTOR_AREA);
}

/* Without headings the rest stands in the order in which people write such lists. */
static const PvField usual_order[][7] = {
  { PV_RELATION_FROM_ACTOR, PV_RELATION_TO_ACTOR, PV_RELATION_WHAT },
  { PV_MEMBERSHIP_NETWORK, PV_MEMBERSHIP_ACTOR, PV_MEMBERSHIP_ROLE },
  { PV_PHASE_PATH, PV_STEP_PHASE, PV_TASK_STEP, PV_TASK_ACTOR, PV_TASK_WHAT },
  { PV_CONTACT_PERSON, PV_CONTACT_ACTOR, PV_CONTACT_ROLE },
  { PV_SERVICE_NAME, PV_SERVICE_PROVIDER, PV_SERVICE_SUMMARY },
};

static gboolean
is_held (const PvMapping *mapping, PvField field)
{
  for (guint c = 0; c < mapping->columns->len; c++)
    if (pv_mapping_get (mapping, c)->use == PV_COLUMN_FIELD && pv_mapping_get (mapping, c)->field == field)
      return TRUE;

  return FALSE;
}

static void
map_in_usual_order (Guess *guess, PvMapping *mapping)
{
  const PvField *order = NULL;
  const PvFieldInfo *name = pv_name_field (pv_kinds_kind (guess->kinds, mapping->kind));
  PvField name_alone[2] = { name ? name->field : PV_NO_FIELD, PV_NO_FIELD };
  guint c = 0;

  for (guint i = 0; i < G_N_ELEMENTS (usual_order); i++)
    for (guint f = 0; f < 7 && usual_order[i][f] != PV_NO_FIELD; f++)
      if (PV_FIELD_KIND (usual_order[i][f]) == mapping->kind)
        order = usual_order[i];
  for (order = order ? order : name_alone; *order != PV_NO_FIELD; order++)
    {
      PvColumn column = { .guess = PV_GUESS_CONTENT };

      while (c < guess->n_profiles && (pv_mapping_get (mapping, c)->use != PV_COLUMN_UNUSED || guess->profiles[c].n == 0))
        c++;
      if (c < guess->n_profiles && !is_held (mapping, *order) && take_field (guess, mapping, &column, *order, guess->lang))
        *pv_mapping_get (mapping, c) = column;
    }
}

/* A list whose heading for the name says nothing we know still has names: the first column of different short texts. */
static void
map_name (Guess *guess, PvMapping *mapping)
{
  const PvFieldInfo *name = pv_name_field (pv_kinds_kind (guess->kinds, mapping->kind));

  for (guint c = 0; c < guess->n_profiles && name != NULL && !is_held (mapping, name->field); c++)
    if (guess->profiles[c].n > 0 && guess->profiles[c].n_long == 0 && guess->profiles[c].n_numbers == 0
        && guess->profiles[c].n_different * 10 >= guess->profiles[c].n * 9)
      take_by_content (guess, mapping, c, name->field);
}

static void
map_contents (Guess *guess, PvMapping *mapping)
{
  for (guint c = 0; c < guess->n_profiles; c++)
    map_telling_content (guess, mapping, c);
  if (mapping->heading_row < 0)
    map_in_usual_order (guess, mapping);
  else
    map_name (guess, mapping);
}

/* --- the kind --- */

static void
clear_columns (PvMapping *mapping, guint n)
{
  g_array_set_size (mapping->columns, 0);
  g_array_set_size (mapping->columns, n);
}

static double
score_name_of_sheet (Guess *guess, const PvKindInfo *kind)
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
score_kind (Guess *guess, PvMapping *mapping, const PvKindInfo *kind, PvKind likely)
{
  g_autoptr (GPtrArray) missing = NULL;
  double score;

  mapping->kind = kind->kind;
  clear_columns (mapping, guess->n_columns);
  score = map_headings (guess, mapping, guess->n_columns > WIDE ? PV_HEADING_KNOWN : PV_HEADING_NEARLY);
  if (score <= 0)
    return -100;
  missing = pv_mapping_missing (guess->kinds, mapping);
  return score + score_content (guess, mapping) + score_name_of_sheet (guess, kind) + score_usual (kind->kind)
         + (kind->kind == likely ? 1.5 : 0) - 3.0 * missing->len;
}

static PvKind
kind_by_headings (Guess *guess, PvMapping *mapping, PvKind likely)
{
  guint n_kinds;
  const PvKindInfo *kinds = pv_kinds_list (guess->kinds, &n_kinds);
  double best = -50;
  PvKind found = PV_ANY_KIND;

  for (guint k = 0; k < n_kinds; k++)
    {
      double score = is_tried (&kinds[k]) ? score_kind (guess, mapping, &kinds[k], likely) : -100;

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
is_list_of_links (Guess *guess, guint *n_filled)
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
      else if (share (profile->n_actors, profile->n) >= 0.5)
        known++;
      else if (profile->n_long > 0 || profile->n_numbers > 0)
        return FALSE;
    }

  return (kinds == 1 && *n_filled >= 3) || (known >= 2 && *n_filled <= 4);
}

static PvKind
kind_by_content (Guess *guess, PvKind likely)
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
make_profiles (Guess *guess, guint first_row)
{
  for (guint c = 0; c < guess->n_profiles; c++)
    pv_column_profile (&guess->profiles[c], guess->sheet, first_row, c, guess->reader, guess->names);
}

/* Certain: nothing is left out, nothing needed is missing, and one column holds names or every heading was known. */
static gboolean
is_certain (Guess *guess, const PvMapping *mapping)
{
  g_autoptr (GPtrArray) missing = pv_mapping_missing (guess->kinds, mapping);

  if (missing->len > 0)
    return FALSE;
  for (guint c = 0; c < guess->n_profiles; c++)
    if (guess->profiles[c].n > 0 && pv_mapping_get (mapping, c)->use == PV_COLUMN_UNUSED)
      return FALSE;

  return guess->n_columns <= PROFILED_COLUMNS;
}

static void
guess_clear (Guess *guess)
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
  Guess guess = { .model = model, .kinds = pv_model_get_kinds (model), .sheet = sheet, .lang = lang, .reader = pv_cell_reader_new (),
                  .names = pv_name_index_new (model), .n_columns = pv_sheet_get_n_columns (sheet) };

  guess.n_profiles = MIN (guess.n_columns, PROFILED_COLUMNS);
  guess.profiles = g_new0 (PvColumnProfile, guess.n_profiles + 1);
  mapping->columns = g_array_new (FALSE, TRUE, sizeof (PvColumn));
  find_heading_row (&guess, mapping, kind, likely);
  make_profiles (&guess, mapping->first_row);

  mapping->lang = lang;
  mapping->kind = kind;
  if (kind == PV_ANY_KIND && mapping->heading_row >= 0)
    mapping->kind = kind_by_headings (&guess, mapping, likely);
  if (mapping->kind == PV_ANY_KIND)
    mapping->kind = kind_by_content (&guess, likely);
  clear_columns (mapping, guess.n_columns);
  map_headings (&guess, mapping, PV_HEADING_NEARLY);
  map_contents (&guess, mapping);
  mapping->certain = is_certain (&guess, mapping);

  guess_clear (&guess);
  return mapping;
}
