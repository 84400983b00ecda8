#include "exchange/pv-sheet-defaults.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  PvField field;
  guint choice;                /* when the name does not say more */
} defaults[] = {
  { PV_ACTOR_KIND, PV_ACTOR_KIND_ASSOCIATION },
  { PV_AREA_KIND, PV_AREA_KIND_OTHER },
  { PV_NETWORK_KIND, PV_NETWORK_KIND_OTHER },
  { PV_RELATION_KIND, PV_RELATION_KIND_COOPERATION },
  { PV_RELATION_STATE, PV_RELATION_STATE_ACTIVE },
  { PV_PATH_VARIANT, PV_VARIANT_AS_IS },
  { PV_TASK_ROLE, PV_ROLE_ANSWERS },
  { PV_CHANNEL_KIND, PV_CHANNEL_KIND_SERVICE_LOCATION },
  { PV_EVIDENCE_KIND, PV_EVIDENCE_KIND_FEEDBACK },
  { PV_REQUIREMENT_KIND, PV_REQUIREMENT_KIND_MINIMUM },
};

/* How a folded word of a name tells what it is. A word that begins with '-' may stand at the end of a longer one; the first that fits
 * counts, so what is special comes first. */
static const struct
{
  PvField field;
  const char *word;
  guint choice;
} told_by[] = {
  { PV_ACTOR_KIND, "kela", PV_ACTOR_KIND_KELA },
  { PV_ACTOR_KIND, "fpa", PV_ACTOR_KIND_KELA },
  { PV_ACTOR_KIND, "kansanelakelaitos", PV_ACTOR_KIND_KELA },
  { PV_ACTOR_KIND, "folkpensionsanstalten", PV_ACTOR_KIND_KELA },
  { PV_ACTOR_KIND, "hanke", PV_ACTOR_KIND_PROJECT },
  { PV_ACTOR_KIND, "-hanke", PV_ACTOR_KIND_PROJECT },
  { PV_ACTOR_KIND, "-projekti", PV_ACTOR_KIND_PROJECT },
  { PV_ACTOR_KIND, "-projektet", PV_ACTOR_KIND_PROJECT },
  { PV_ACTOR_KIND, "-projekt", PV_ACTOR_KIND_PROJECT },
  { PV_ACTOR_KIND, "project", PV_ACTOR_KIND_PROJECT },
  { PV_ACTOR_KIND, "-hyvinvointialue", PV_ACTOR_KIND_COUNTY },
  { PV_ACTOR_KIND, "-valfardsomrade", PV_ACTOR_KIND_COUNTY },
  { PV_ACTOR_KIND, "-sairaanhoitopiiri", PV_ACTOR_KIND_COUNTY },
  { PV_ACTOR_KIND, "-sjukvardsdistrikt", PV_ACTOR_KIND_COUNTY },
  { PV_ACTOR_KIND, "wellbeing", PV_ACTOR_KIND_COUNTY },
  { PV_ACTOR_KIND, "ely", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "ntm", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "te", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "avi", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-elinvoimakeskus", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-livskraftscentral", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-ministerio", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-ministeriet", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-virasto", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-verket", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-poliisi", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-poliisilaitos", PV_ACTOR_KIND_STATE },
  { PV_ACTOR_KIND, "-verkosto", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "-natverk", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "-natverket", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "-ryhma", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "-grupp", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "-gruppen", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "liitto", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "network", PV_ACTOR_KIND_BODY },
  { PV_ACTOR_KIND, "-kauppakamari", PV_ACTOR_KIND_BUSINESS },
  { PV_ACTOR_KIND, "-handelskammare", PV_ACTOR_KIND_BUSINESS },
  { PV_ACTOR_KIND, "-yrittajat", PV_ACTOR_KIND_BUSINESS },
  { PV_ACTOR_KIND, "-foretagare", PV_ACTOR_KIND_BUSINESS },
  { PV_ACTOR_KIND, "-foretagarna", PV_ACTOR_KIND_BUSINESS },
  { PV_ACTOR_KIND, "chamber", PV_ACTOR_KIND_BUSINESS },
  { PV_ACTOR_KIND, "-kehitysyhtio", PV_ACTOR_KIND_DEVCO },
  { PV_ACTOR_KIND, "-utvecklingsbolag", PV_ACTOR_KIND_DEVCO },
  { PV_ACTOR_KIND, "-kehitys", PV_ACTOR_KIND_DEVCO },
  { PV_ACTOR_KIND, "-utveckling", PV_ACTOR_KIND_DEVCO },
  { PV_ACTOR_KIND, "-yliopisto", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-koulutuskeskus", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-korkeakoulu", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-ammattikorkeakoulu", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-opisto", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-lukio", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-koulu", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "amk", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-universitet", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-hogskola", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-hogskolan", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-gymnasium", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "-institutet", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "university", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "college", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "school", PV_ACTOR_KIND_EDUCATION },
  { PV_ACTOR_KIND, "ry", PV_ACTOR_KIND_ASSOCIATION },
  { PV_ACTOR_KIND, "rf", PV_ACTOR_KIND_ASSOCIATION },
  { PV_ACTOR_KIND, "sr", PV_ACTOR_KIND_ASSOCIATION },
  { PV_ACTOR_KIND, "oy", PV_ACTOR_KIND_PRIVATE },
  { PV_ACTOR_KIND, "ab", PV_ACTOR_KIND_PRIVATE },
  { PV_ACTOR_KIND, "oyj", PV_ACTOR_KIND_PRIVATE },
  { PV_ACTOR_KIND, "tmi", PV_ACTOR_KIND_PRIVATE },
  { PV_ACTOR_KIND, "osk", PV_ACTOR_KIND_PRIVATE },
  { PV_ACTOR_KIND, "ltd", PV_ACTOR_KIND_PRIVATE },
  { PV_ACTOR_KIND, "-kaupunki", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "-kunta", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "-kuntayhtyma", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "stad", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "kommun", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "-samkommun", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "city", PV_ACTOR_KIND_MUNICIPALITY },
  { PV_ACTOR_KIND, "municipality", PV_ACTOR_KIND_MUNICIPALITY },

  { PV_AREA_KIND, "-seutukunta", PV_AREA_KIND_SUB_REGION },
  { PV_AREA_KIND, "region", PV_AREA_KIND_SUB_REGION },
  { PV_AREA_KIND, "-maakunta", PV_AREA_KIND_REGION },
  { PV_AREA_KIND, "-landskap", PV_AREA_KIND_REGION },
  { PV_AREA_KIND, "-tyollisyysalue", PV_AREA_KIND_EMPLOYMENT_AREA },
  { PV_AREA_KIND, "-sysselsattningsomrade", PV_AREA_KIND_EMPLOYMENT_AREA },
  { PV_AREA_KIND, "-hyvinvointialue", PV_AREA_KIND_COUNTY },
  { PV_AREA_KIND, "-valfardsomrade", PV_AREA_KIND_COUNTY },

  { PV_NETWORK_KIND, "-ohjausryhma", PV_NETWORK_KIND_STEERING_GROUP },
  { PV_NETWORK_KIND, "-styrgrupp", PV_NETWORK_KIND_STEERING_GROUP },
  { PV_NETWORK_KIND, "-styrgruppen", PV_NETWORK_KIND_STEERING_GROUP },
  { PV_NETWORK_KIND, "steering", PV_NETWORK_KIND_STEERING_GROUP },
  { PV_NETWORK_KIND, "-kehittamisryhma", PV_NETWORK_KIND_DEVELOPMENT_GROUP },
  { PV_NETWORK_KIND, "-utvecklingsgrupp", PV_NETWORK_KIND_DEVELOPMENT_GROUP },
  { PV_NETWORK_KIND, "-utvecklingsgruppen", PV_NETWORK_KIND_DEVELOPMENT_GROUP },
  { PV_NETWORK_KIND, "development", PV_NETWORK_KIND_DEVELOPMENT_GROUP },
  { PV_NETWORK_KIND, "-yhteispalveluverkosto", PV_NETWORK_KIND_CO_SERVICE },

  { PV_PATH_VARIANT, "-tavoitetila", PV_VARIANT_TO_BE },
  { PV_PATH_VARIANT, "-tavoite", PV_VARIANT_TO_BE },
  { PV_PATH_VARIANT, "malbild", PV_VARIANT_TO_BE },
};

static gboolean
tells (const char *sign, const char *word)
{
  return *sign == '-' ? g_str_has_suffix (word, sign + 1) : g_str_equal (word, sign);
}

gboolean
pv_sheet_has_default (const PvFieldInfo *field)
{
  return field->type == PV_TYPE_ORDER || pv_sheet_default_choice (field, "") != 0 || pv_sheet_default_text (field, PV_LANG_FI) != NULL;
}

/* A sign that is special comes before one that is common: "Kehitysyhtiö Oy" is no private provider. */
guint
pv_sheet_default_choice (const PvFieldInfo *field, const char *name)
{
  g_autofree char *folded = pv_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (told_by); i++)
    for (guint w = 0; told_by[i].field == field->field && words[w] != NULL; w++)
      if (tells (told_by[i].word, words[w]))
        return told_by[i].choice;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].field == field->field)
      return defaults[i].choice;

  return 0;
}

const char *
pv_sheet_default_text (const PvFieldInfo *field, PvLang lang)
{
  /* Translators: the role of a person of whom a list says no more */
  static const char contact[] = N_("Contact person");

  return field->field == PV_CONTACT_ROLE ? pv_words_in (lang, contact) : NULL;
}
