#include "model/pv-verb.h"

#include <glib/gi18n-lib.h>

static const char *
template_for (const PvKindInfo *kind, PvVerb verb)
{
  switch (verb)
    {
    case PV_VERB_ADD:
      return kind ? kind->added : N_("Added: %s");
    case PV_VERB_CHANGE:
      return kind ? kind->changed : N_("Changed: %s");
    case PV_VERB_REMOVE:
      return kind ? kind->removed : N_("Removed: %s");
    case PV_VERB_MOVE:
      return N_("Moved: %s");
    case PV_VERB_IMPORT:
      return N_("Brought in: %s");
    case PV_VERB_UNDO:
      return N_("Undone: %s");
    case PV_VERB_REDO:
      return N_("Redone: %s");
    case PV_VERB_MERGE:
      return N_("Brought together: %s");
    case PV_VERB_BEGIN:
      return N_("Begun with: %s");
    case PV_VERB_ARRANGE:
      return N_("Arranged: %s");
    case PV_VERB_SETTLE:
      return N_("Settled: %s");
    case PV_VERB_TAKE_BACK:
      return N_("What a merge brought was taken back: %s");
    case PV_VERB_REVERT:
      return N_("Taken back: %s");
    case PV_VERB_NAME_VERSION:
      return N_("Version named: %s");
    case PV_VERB_ERASE:
    default:
      return N_("Changed: %s");
    }
}

char *
pv_verb_sentence (const PvKinds *kinds, PvVerb verb, PvKind kind, const char *title)
{
  /* Never with a name: that is what it is about. */
  if (verb == PV_VERB_ERASE)
    return g_strdup (_("Personal data erased"));

  return g_strdup_printf (_(template_for (pv_kinds_kind (kinds, kind), verb)), title);
}

char *
pv_verb_sentence_in (const PvKinds *kinds, PvVerb verb, PvKind kind, const char *title, PvLang lang)
{
  if (verb == PV_VERB_ERASE)
    return g_strdup (pv_words_in (lang, N_("Personal data erased")));

  return g_strdup_printf (pv_words_in (lang, template_for (pv_kinds_kind (kinds, kind), verb)), title);
}
