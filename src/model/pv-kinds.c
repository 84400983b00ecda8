#include "model/pv-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _PvKinds
{
  GArray *list;                          /* PvKindInfo, table order */
  const PvKindInfo *by_code[256];
};

/* The cells of the table, one array of fields a kind. */
#define PV_KIND(K, ...) static const PvFieldInfo fields_##K[] = {
#define PV_FIELD(K, F, code_, since_, column_, TYPE_, of_, ON_, GROUP_, flags_, AUDIENCE_, label_)                             \
  {                                                                                                                            \
    .field = PV_##K##_##F, .since = since_, .column = column_, .type = PV_TYPE_##TYPE_, .of = of_,                             \
    .on_remove = PV_ON_REMOVE_##ON_, .group = PV_GROUP_##GROUP_, .flags = (PvFieldFlags) (flags_), .audience = PV_AUDIENCE_##AUDIENCE_,         \
    .label = label_                                                                                                            \
  },
#define PV_COMMON_FIELDS(K)                                                                                                    \
  PV_FIELD (K, STANDING, 0, 1, "standing", CHOICE, PV_CHOICES_STANDING, NONE, STANDING, 0, PUBLIC, N_("Standing"))             \
  PV_FIELD (K, RAISED_ON, 0, 1, "raised_on", DATE, 0, NONE, STANDING, 0, PUBLIC, N_("Raised on"))                              \
  PV_FIELD (K, VERIFIED_ON, 0, 1, "verified_on", DATE, 0, NONE, STANDING, 0, PUBLIC, N_("Verified on"))                        \
  PV_FIELD (K, VERIFIED_BY, 0, 1, "verified_by", REFERENCE, PV_ACTOR, CLEAR, STANDING, 0, PUBLIC, N_("Verified by"))
#define PV_KIND_END(K) };
#include "model/pv-kinds.def"
#undef PV_KIND
#undef PV_FIELD
#undef PV_COMMON_FIELDS
#undef PV_KIND_END

#define PV_FIELD(...)
#define PV_COMMON_FIELDS(K)
#define PV_KIND_END(K)
#define PV_KIND(K, code_, since_, table_, container_, PAGE_, AUDIENCE_, title_, identity_, label_, plural_, added_, changed_,  \
                removed_)                                                                                                      \
  {                                                                                                                            \
    .kind = PV_##K, .since = since_, .table = table_, .container = container_, .page = PV_PAGE_##PAGE_,                        \
    .audience = PV_AUDIENCE_##AUDIENCE_, .title = title_, .identity = identity_, .label = label_, .plural = plural_,           \
    .added = added_, .changed = changed_, .removed = removed_, .fields = fields_##K, .n_fields = G_N_ELEMENTS (fields_##K)     \
  },
static const PvKindInfo table[] = {
#include "model/pv-kinds.def"
};

/* "target_group" to "target-group"; interned, so that it lives as long as the table's own strings. */
static const char *
element_name (const char *column)
{
  g_autofree char *name = g_strdelimit (g_strdup (column), "_", '-');

  return g_intern_string (name);
}

/* Own fields, then @extra ones of this kind, then the common fields. */
static PvFieldInfo *
complete_fields (const PvKindInfo *kind, const PvFieldInfo *extra, guint n_extra, guint *n_fields)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (PvFieldInfo));
  guint n_own = 0;

  while (n_own < kind->n_fields && PV_FIELD_CODE (kind->fields[n_own].field) < PV_COMMON_STANDING)
    n_own++;
  g_array_append_vals (fields, kind->fields, n_own);
  for (guint i = 0; i < n_extra; i++)
    if (PV_FIELD_KIND (extra[i].field) == kind->kind)
      g_array_append_val (fields, extra[i]);
  g_array_append_vals (fields, kind->fields + n_own, kind->n_fields - n_own);

  *n_fields = fields->len;
  return (PvFieldInfo *) (gpointer) g_array_free (fields, FALSE);
}

static void
complete_kind (PvKindInfo *kind, PvFieldInfo *fields, guint n_fields)
{
  guint slot = 0;

  kind->fields = fields;
  kind->n_fields = n_fields;
  kind->element = element_name (kind->table);
  kind->container = element_name (kind->container);
  kind->order = NULL;
  for (guint i = 0; i < n_fields; i++)
    {
      fields[i].element = element_name (fields[i].column);
      fields[i].audience = MAX (fields[i].audience, kind->audience);
      fields[i].slot = slot;
      slot += pv_field_n_cells (&fields[i]);
      if (fields[i].type == PV_TYPE_ORDER)
        kind->order = &fields[i];
    }
  kind->n_slots = slot;
  g_assert (slot <= PV_MAX_SLOTS);
}

static PvKinds *
make (const PvKindInfo *source, guint n_source, const PvFieldInfo *extra, guint n_extra)
{
  PvKinds *kinds = g_new0 (PvKinds, 1);

  kinds->list = g_array_sized_new (FALSE, FALSE, sizeof (PvKindInfo), n_source);
  for (guint i = 0; i < n_source; i++)
    {
      PvKindInfo kind = source[i];
      guint n_fields;
      PvFieldInfo *fields = complete_fields (&kind, extra, n_extra, &n_fields);

      complete_kind (&kind, fields, n_fields);
      g_array_append_val (kinds->list, kind);
    }
  for (guint i = 0; i < n_source; i++)
    {
      const PvKindInfo *kind = &g_array_index (kinds->list, PvKindInfo, i);

      kinds->by_code[kind->kind] = kind;
    }

  return kinds;
}

const PvKinds *
pv_kinds_default (void)
{
  static gsize once = 0;
  static PvKinds *kinds = NULL;

  if (g_once_init_enter (&once))
    {
      kinds = make (table, G_N_ELEMENTS (table), NULL, 0);
      g_once_init_leave (&once, 1);
    }

  return kinds;
}

PvKinds *
pv_kinds_copy_with (const PvKinds *kinds, const PvFieldInfo *extra, guint n_extra)
{
  return make ((const PvKindInfo *) (gpointer) kinds->list->data, kinds->list->len, extra, n_extra);
}

static const PvKindInfo *
find_among (const GArray *list, PvKind kind)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, PvKindInfo, i).kind == kind)
      return &g_array_index (list, PvKindInfo, i);

  return NULL;
}

/* The fields of @kind that lead to nothing outside of @list. */
static GArray *
fields_within (const PvKindInfo *kind, const GArray *list)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (PvFieldInfo));

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type != PV_TYPE_REFERENCE || kind->fields[i].of == PV_ANY_KIND
        || find_among (list, (PvKind) kind->fields[i].of) != NULL)
      g_array_append_val (fields, kind->fields[i]);
  return fields;
}

PvKinds *
pv_kinds_copy_few (const PvKinds *kinds, const PvKind *few, guint n_few)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (PvKindInfo));
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_few; i++)
    g_array_append_val (list, *kinds->by_code[few[i]]);
  for (guint i = 0; i < n_few; i++)
    {
      PvKindInfo *kind = &g_array_index (list, PvKindInfo, i);
      GArray *within = fields_within (kind, list);

      g_ptr_array_add (fields, within);
      kind->fields = (const PvFieldInfo *) (gpointer) within->data;
      kind->n_fields = within->len;
    }
  return make ((const PvKindInfo *) (gpointer) list->data, list->len, NULL, 0);
}

void
pv_kinds_free (PvKinds *kinds)
{
  for (guint i = 0; i < kinds->list->len; i++)
    g_free ((gpointer) g_array_index (kinds->list, PvKindInfo, i).fields);
  g_array_unref (kinds->list);
  g_free (kinds);
}

const PvKindInfo *
pv_kinds_list (const PvKinds *kinds, guint *n_kinds)
{
  *n_kinds = kinds->list->len;
  return (const PvKindInfo *) (gpointer) kinds->list->data;
}

const PvKindInfo *
pv_kinds_kind (const PvKinds *kinds, PvKind kind)
{
  return kinds->by_code[kind];
}

const PvKindInfo *
pv_kinds_find (const PvKinds *kinds, const char *table_or_element)
{
  for (guint i = 0; i < kinds->list->len; i++)
    {
      const PvKindInfo *kind = &g_array_index (kinds->list, PvKindInfo, i);

      if (g_str_equal (kind->table, table_or_element) || g_str_equal (kind->element, table_or_element))
        return kind;
    }

  return NULL;
}

const PvFieldInfo *
pv_kinds_field (const PvKinds *kinds, PvField field)
{
  const PvKindInfo *kind = kinds->by_code[PV_FIELD_KIND (field)];

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (kind->fields[i].field == field)
      return &kind->fields[i];

  return NULL;
}

const PvFieldInfo *
pv_kind_find (const PvKindInfo *kind, const char *column_or_element)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].column, column_or_element) || g_str_equal (kind->fields[i].element, column_or_element))
      return &kind->fields[i];

  return NULL;
}

const PvFieldInfo *
pv_kind_common (const PvKindInfo *kind, guint common_code)
{
  for (guint i = kind->n_fields; i > 0; i--)
    if (PV_FIELD_CODE (kind->fields[i - 1].field) == common_code)
      return &kind->fields[i - 1];

  return NULL;
}

guint
pv_field_n_cells (const PvFieldInfo *field)
{
  return field->type == PV_TYPE_TRANSLATED ? PV_N_LANGS : 1;
}

gboolean
pv_field_is_text (const PvFieldInfo *field)
{
  switch (field->type)
    {
    case PV_TYPE_TEXT:
    case PV_TYPE_TRANSLATED:
    case PV_TYPE_CODE:
    case PV_TYPE_PERSONAL:
    case PV_TYPE_ORDER:
      return TRUE;
    case PV_TYPE_CHOICE:
    case PV_TYPE_CHOICES:
    case PV_TYPE_DATE:
    case PV_TYPE_NUMBER:
    case PV_TYPE_MONEY:
    case PV_TYPE_YES_NO:
    case PV_TYPE_REFERENCE:
    case PV_TYPE_PLACE:
    default:
      return FALSE;
    }
}

const char *
pv_kind_label (const PvKindInfo *kind)
{
  return _(kind->label);
}

const char *
pv_kind_plural (const PvKindInfo *kind)
{
  return _(kind->plural);
}

const char *
pv_field_label (const PvFieldInfo *field)
{
  return _(field->label);
}

const char *
pv_group_label (PvGroup group)
{
  static const char *const labels[PV_N_GROUPS] = {
    N_("Basics"), N_("Details"), N_("Duty"), N_("Codes"), N_("Validity"), N_("Standing"), "",
  };

  g_return_val_if_fail (group < PV_N_GROUPS, "");

  return *labels[group] ? _(labels[group]) : "";
}
