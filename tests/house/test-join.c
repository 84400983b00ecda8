/* Two records become one, over every kind and every reference of the table: whatever led to the one that goes leads to the one that
 * stays, and one undo puts every byte back. */
#include "document/document.h"
#include "exchange/exchange.h"
#include "scratch.h"

#include <glib/gstdio.h>

typedef struct
{
  char *path;
  PvDocument *document;
} House;

static void
house_init (House *house)
{
  static guint number;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("join-%u.polku", ++number);

  house->path = scratch_path (name);
  house->document = pv_document_create (house->path, pv_kinds_default (), "A tester", &error);
  g_assert_no_error (error);
}

static void
house_clear (House *house)
{
  g_assert_true (pv_document_close (house->document, FALSE, NULL));
  g_object_unref (house->document);
  g_free (house->path);
}

static const PvModel *
model_of (House *house)
{
  return pv_document_get_model (house->document);
}

static char *
dump (House *house)
{
  g_autofree char *path = scratch_path ("join.xml");
  g_autoptr (PvModel) model = pv_document_snapshot (house->document);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_true (pv_own_xml_export (model, PV_AUDIENCE_INTERNAL, PV_RELEASE_WITH_RAISED, path, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);
  return text;
}

static PvId add_record (House *house, PvKind kind, const PvFieldInfo *field, PvId referred, guint depth);

/* Something that fits; what is required must be there. */
static void
fill_field (House *house, PvEdits *edits, PvId id, const PvFieldInfo *field, guint depth)
{
  guint n;

  switch (field->type)
    {
    case PV_TYPE_TRANSLATED:
      pv_edits_set_text (edits, id, field->field, PV_LANG_FI, "Sana");
      break;
    case PV_TYPE_TEXT:
    case PV_TYPE_PERSONAL:
      pv_edits_set_text (edits, id, field->field, PV_LANG_NONE, "Sana");
      break;
    case PV_TYPE_CHOICE:
      pv_edits_set_int (edits, id, field->field, pv_choices_list (field->of, &n)[0].code);
      break;
    case PV_TYPE_REFERENCE:
      pv_edits_set_reference (edits, id, field->field, add_record (house, field->of != PV_ANY_KIND ? (PvKind) field->of : PV_AREA, NULL, PV_NO_ID, depth + 1));
      break;
    case PV_TYPE_DATE:
      pv_edits_set_int (edits, id, field->field, pv_date_make (2026, 1, 2));
      break;
    case PV_TYPE_ORDER:
      pv_edits_set_text (edits, id, field->field, PV_LANG_NONE, "V");
      break;
    case PV_TYPE_PLACE:
      pv_edits_set_int (edits, id, field->field, PV_PLACE (4, 8));
      break;
    case PV_TYPE_CHOICES:
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
    case PV_TYPE_YES_NO:
    case PV_TYPE_CODE:
    default:
      pv_edits_set_int (edits, id, field->field, 1);
      break;
    }
}

static PvId
add_record (House *house, PvKind kind, const PvFieldInfo *field, PvId referred, guint depth)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  const PvKindInfo *info = pv_kinds_kind (pv_kinds_default (), kind);
  PvId id = pv_edits_add (edits, kind), added;

  g_assert_cmpuint (depth, <, 8);
  for (guint f = 0; f < info->n_fields; f++)
    if (&info->fields[f] == field)
      pv_edits_set_reference (edits, id, field->field, referred);
    else if (info->fields[f].flags & PV_FIELD_REQUIRED)
      fill_field (house, edits, id, &info->fields[f], depth);
  added = pv_document_commit_and_find (house->document, edits, id, &error);
  g_assert_no_error (error);
  return added;
}

static guint
n_referrers (House *house, PvId id)
{
  guint n;

  pv_model_referrers (model_of (house), id, &n);
  return n;
}

/* A referrer by each field that may lead there. */
static guint
refer_by_all (House *house, PvKind kind, PvId id)
{
  guint n, made = 0;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint k = 0; k < n; k++)
    for (guint f = 0; f < kinds[k].n_fields; f++)
      {
        const PvFieldInfo *field = &kinds[k].fields[f];

        if (field->type != PV_TYPE_REFERENCE || (field->of != PV_ANY_KIND && field->of != kind) || kinds[k].kind == PV_SAME_AS)
          continue;
        add_record (house, kinds[k].kind, field, id, 0);
        made++;
      }
  return made;
}

static void
test_every_reference (void)
{
  guint n;
  const PvKindInfo *kinds = pv_kinds_list (pv_kinds_default (), &n);

  for (guint k = 0; k < n; k++)
    {
      House house;
      PvId stays, goes;
      guint before, made;
      g_autofree char *apart = NULL, *undone = NULL;
      g_autoptr (GError) error = NULL;

      if (kinds[k].kind == PV_ECOSYSTEM || kinds[k].kind == PV_SAME_AS)
        continue;
      house_init (&house);
      stays = add_record (&house, kinds[k].kind, NULL, PV_NO_ID, 0);
      goes = add_record (&house, kinds[k].kind, NULL, PV_NO_ID, 0);
      made = refer_by_all (&house, kinds[k].kind, goes);
      before = n_referrers (&house, goes);
      g_assert_cmpuint (before, >=, made);
      apart = dump (&house);

      g_assert_true (pv_document_join (house.document, goes, stays, NULL, &error));
      g_assert_no_error (error);
      g_assert_null (pv_model_get (model_of (&house), goes));
      g_assert_nonnull (pv_model_get (model_of (&house), stays));
      g_assert_cmpuint (n_referrers (&house, goes), ==, 0);
      g_assert_cmpuint (n_referrers (&house, stays), >=, before);

      g_assert_true (pv_document_undo (house.document, NULL, &error));
      undone = dump (&house);
      g_assert_cmpstr (undone, ==, apart);
      g_assert_cmpuint (n_referrers (&house, goes), ==, before);
      house_clear (&house);
    }
}

static PvId
add_actor (House *house, const char *fi, const char *sv)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  PvId id = pv_edits_add (edits, PV_ACTOR);

  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_FI, fi);
  pv_edits_set_text (edits, id, PV_ACTOR_NAME, PV_LANG_SV, sv);
  pv_edits_set_int (edits, id, PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION);
  return pv_document_commit_and_find (house->document, edits, id, NULL);
}

static PvId
add_link (House *house, PvKind kind, PvField from, PvId a, PvField to, PvId b, const char *what, PvField words)
{
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_ADD);
  g_autoptr (GError) error = NULL;
  PvId id = pv_edits_add (edits, kind), added;

  pv_edits_set_reference (edits, id, from, a);
  pv_edits_set_reference (edits, id, to, b);
  if (kind == PV_RELATION)
    pv_edits_set_int (edits, id, PV_RELATION_KIND, PV_RELATION_KIND_REFERRAL);
  pv_edits_set_text (edits, id, words, PV_LANG_FI, what);
  added = pv_document_commit_and_find (house->document, edits, id, &error);
  g_assert_no_error (error);
  return added;
}

static PvId
relate (House *house, PvId a, PvId b, const char *what)
{
  return add_link (house, PV_RELATION, PV_RELATION_FROM_ACTOR, a, PV_RELATION_TO_ACTOR, b, what, PV_RELATION_WHAT);
}

static void
test_doubles (void)
{
  House house;
  PvId kela, fpa, city, network, one, two;
  g_autofree char *apart = NULL, *undone = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n;

  house_init (&house);
  kela = add_actor (&house, "Kela", NULL);
  fpa = add_actor (&house, "Kansaneläkelaitos", "FPA");
  city = add_actor (&house, "Vaasan kaupunki", NULL);
  network = add_record (&house, PV_NETWORK, NULL, PV_NO_ID, 0);
  one = relate (&house, kela, city, "Ohjaa");
  two = relate (&house, fpa, city, "Lähettää");
  relate (&house, city, fpa, "Toisin päin");
  relate (&house, kela, fpa, "Itselleen");
  add_link (&house, PV_MEMBERSHIP, PV_MEMBERSHIP_ACTOR, kela, PV_MEMBERSHIP_NETWORK, network, "Jäsen", PV_MEMBERSHIP_ROLE);
  add_link (&house, PV_MEMBERSHIP, PV_MEMBERSHIP_ACTOR, fpa, PV_MEMBERSHIP_NETWORK, network, NULL, PV_MEMBERSHIP_ROLE);
  apart = dump (&house);
  g_assert_nonnull (pv_document_get_search_index (house.document));

  g_assert_true (pv_document_join (house.document, fpa, kela, NULL, NULL));
  pv_model_list (model_of (&house), PV_MEMBERSHIP, &n);
  g_assert_cmpuint (n, ==, 1);
  pv_model_list (model_of (&house), PV_RELATION, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (pv_model_get (model_of (&house), two));
  g_assert_cmpstr (pv_record_get_text (pv_model_get (model_of (&house), one), PV_RELATION_WHAT, PV_LANG_FI), ==, "Ohjaa\nLähettää");
  g_assert_cmpstr (pv_record_get_text (pv_model_get (model_of (&house), kela), PV_ACTOR_NAME, PV_LANG_FI), ==, "Kansaneläkelaitos");
  found = pv_document_search (house.document, "kela", NULL, 5);
  g_assert_cmpuint (found->len, >=, 1);
  g_assert_cmpint (pv_record_get_id (found->pdata[0]), ==, kela);

  g_assert_true (pv_document_undo (house.document, NULL, NULL));
  undone = dump (&house);
  g_assert_cmpstr (undone, ==, apart);
  house_clear (&house);
}

/* What is told before it is done is what then happens. */
static void
test_moves (void)
{
  static const PvJoinFate fates[] = { PV_JOIN_DOUBLE, PV_JOIN_LED_OVER, PV_JOIN_DOUBLE, PV_JOIN_TO_ITSELF };
  House house;
  PvId kela, fpa, city, network;
  g_autoptr (GArray) moves = NULL;

  house_init (&house);
  kela = add_actor (&house, "Kela", NULL);
  fpa = add_actor (&house, "Kansaneläkelaitos", "FPA");
  city = add_actor (&house, "Vaasan kaupunki", NULL);
  network = add_record (&house, PV_NETWORK, NULL, PV_NO_ID, 0);
  relate (&house, kela, city, "Ohjaa");
  relate (&house, fpa, city, "Lähettää");
  relate (&house, city, fpa, "Toisin päin");
  relate (&house, kela, fpa, "Itselleen");
  add_link (&house, PV_MEMBERSHIP, PV_MEMBERSHIP_ACTOR, kela, PV_MEMBERSHIP_NETWORK, network, "Jäsen", PV_MEMBERSHIP_ROLE);
  add_link (&house, PV_MEMBERSHIP, PV_MEMBERSHIP_ACTOR, fpa, PV_MEMBERSHIP_NETWORK, network, NULL, PV_MEMBERSHIP_ROLE);
  moves = pv_join_moves (model_of (&house), kela, fpa, NULL);
  g_assert_cmpuint (moves->len, ==, G_N_ELEMENTS (fates));
  for (guint i = 0; i < moves->len; i++)
    {
      g_assert_cmpint (g_array_index (moves, PvJoinMove, i).kind, ==, i == 0 ? PV_MEMBERSHIP : PV_RELATION);
      g_assert_cmpint (g_array_index (moves, PvJoinMove, i).fate, ==, fates[i]);
    }
  g_assert_null (pv_join_moves (model_of (&house), kela, network, NULL));
  house_clear (&house);
}

/* In each field what was written later; what one lacks comes from the other, whenever that was. */
static void
test_newer (void)
{
  House house;
  PvId kela, fpa;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GArray) before = NULL, after = NULL;

  house_init (&house);
  kela = add_actor (&house, "Kela", NULL);
  fpa = add_actor (&house, "Kansaneläkelaitos", "FPA");
  before = pv_document_propose_join (house.document, kela, fpa);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_true (g_array_index (before, PvJoinCell, 0).from_other);
  g_assert_true (g_array_index (before, PvJoinCell, 1).from_other);
  pv_edits_set_text (edits, kela, PV_ACTOR_NAME, PV_LANG_FI, "Kela nyt");
  g_assert_true (pv_document_commit (house.document, edits, NULL));
  after = pv_document_propose_join (house.document, kela, fpa);
  g_assert_false (g_array_index (after, PvJoinCell, 0).from_other);
  g_assert_true (g_array_index (after, PvJoinCell, 1).from_other);
  house_clear (&house);
}

/* Who opens the document later finds it by the name of the one that went, and of what it was called before. */
static void
test_old_names (void)
{
  House house;
  PvId kela, fpa;
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);
  g_autoptr (GError) error = NULL;
  const char *names[] = { "Kansaneläkelaitos", "FPA", "Laitos" };

  house_init (&house);
  kela = add_actor (&house, "Kela", NULL);
  fpa = add_actor (&house, "Laitos", "FPA");
  pv_edits_set_text (edits, fpa, PV_ACTOR_NAME, PV_LANG_FI, "Kansaneläkelaitos");
  g_assert_true (pv_document_commit (house.document, edits, NULL));
  g_assert_true (pv_document_join (house.document, kela, fpa, NULL, NULL));
  g_assert_true (pv_document_undo (house.document, NULL, NULL));
  g_assert_true (pv_document_redo (house.document, NULL, NULL));
  g_assert_true (pv_document_close (house.document, TRUE, &error));
  g_clear_object (&house.document);

  house.document = pv_document_open (house.path, pv_kinds_default (), "A tester", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) found = pv_document_search (house.document, names[i], NULL, 5);

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpint (pv_record_get_id (found->pdata[0]), ==, kela);
    }
  house_clear (&house);
}

static void
test_choices (void)
{
  House house;
  PvId kela, fpa, area;
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GError) error = NULL;
  const PvRecord *stays;

  house_init (&house);
  kela = add_actor (&house, "Kela", NULL);
  fpa = add_actor (&house, "Kansaneläkelaitos", "FPA");
  area = add_record (&house, PV_AREA, NULL, PV_NO_ID, 0);
  cells = pv_join_cells (model_of (&house), kela, fpa);
  g_assert_cmpuint (cells->len, ==, 2);
  g_assert_false (g_array_index (cells, PvJoinCell, 0).from_other);
  g_assert_true (g_array_index (cells, PvJoinCell, 1).from_other);
  g_array_index (cells, PvJoinCell, 0).from_other = TRUE;
  g_assert_true (pv_document_join (house.document, kela, fpa, cells, &error));
  stays = pv_model_get (model_of (&house), kela);
  g_assert_cmpstr (pv_record_get_text (stays, PV_ACTOR_NAME, PV_LANG_FI), ==, "Kansaneläkelaitos");
  g_assert_cmpstr (pv_record_get_text (stays, PV_ACTOR_NAME, PV_LANG_SV), ==, "FPA");
  g_assert_false (pv_document_join (house.document, kela, area, NULL, &error));
  g_assert_error (error, PV_ERROR, PV_ERROR_REFUSED);
  house_clear (&house);
}

int
main (int argc, char **argv)
{
  scratch_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/join/every-reference", test_every_reference);
  g_test_add_func ("/join/doubles", test_doubles);
  g_test_add_func ("/join/moves", test_moves);
  g_test_add_func ("/join/newer", test_newer);
  g_test_add_func ("/join/old-names", test_old_names);
  g_test_add_func ("/join/choices", test_choices);

  return scratch_run ();
}
