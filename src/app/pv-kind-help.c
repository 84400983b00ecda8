#include "app/pv-kind-help.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PvKind kind;
  const char *title;           /* NULL: the kind's own name, in the plural */
  const char *words;
} Help;

static const Help helps[] = {
  { PV_ACTOR, N_("No actors yet"), N_("Type the first name and press Enter, or draw them in the diagram.") },
  { PV_PATH, N_("No paths yet"), N_("Add one here, or let the diagram start it from the five usual phases.") },
  { PV_SERVICE, N_("No services"), N_("Add one, or bring in a file.") },
  { PV_EVIDENCE, N_("No voices yet"), N_("Collect feedback, interviews, findings; names stay inside.") },
  { PV_PROCUREMENT, N_("No procurement"), N_("Add one, its lots and their services: the texts come from the services.") },
  { PV_INDICATOR, N_("No indicators"), N_("What should change, from where, to where?") },
  { PV_AREA, NULL, N_("Municipalities, regions and other areas: actors and services stand in one.") },
  { PV_CONTACT, NULL, N_("Who to call in an organisation. Names and numbers stay in your own use.") },
  { PV_NETWORK, NULL, N_("Steering groups, development groups and networks of services, with a purpose and members.") },
  { PV_MEMBERSHIP, NULL, N_("Which actor belongs to which network or group.") },
  { PV_RELATION, NULL, N_("Who co-operates with whom, refers, funds or steers. The diagram draws them too.") },
  { PV_AGREEMENT, NULL, N_("What has been agreed between actors, and until when.") },
  { PV_AGREEMENT_PARTY, NULL, N_("Which actors an agreement binds.") },
  { PV_TRANSFER, NULL, N_("What moves from one actor to another on a date: tasks, customers or staff.") },
  { PV_TARGET_GROUP, NULL, N_("Whom the services are for. Every group gets a path of its own.") },
  { PV_GROUP_SIZE, NULL, N_("How many people a target group has, where and when, and how it is known.") },
  { PV_SERVICE_AREA, NULL, N_("In which areas a service can be had.") },
  { PV_SERVICE_TARGET_GROUP, NULL, N_("For which target groups a service is meant.") },
  { PV_CHANNEL, NULL, N_("How customers reach a service, who is reached and who is not.") },
  { PV_EMPLOYER_OFFER, NULL, N_("Jobs, training and trials that employers offer at the end of a path.") },
  { PV_GOAL, NULL, N_("What a network or a path wants to reach together.") },
  { PV_EXPERIMENT, NULL, N_("What is tried for a while: adopted, changed or stopped afterwards.") },
  { PV_PHASE, NULL, N_("The parts of a path, from recognising the need to follow-up.") },
  { PV_STEP, NULL, N_("What happens in a phase, one thing at a time.") },
  { PV_ENTRY_POINT, NULL, N_("Where the need is recognised, by which signs, and where the customer is referred.") },
  { PV_TASK, NULL, N_("Who does what in a step for the customer, and who answers for it.") },
  { PV_TRANSITION, NULL, N_("How the customer goes from step to step, and by which criterion.") },
  { PV_LOT, NULL, N_("The parts of a procurement: each can be offered for by itself.") },
  { PV_LOT_SERVICE, NULL, N_("Which services a lot describes.") },
  { PV_REQUIREMENT, NULL, N_("What a provider must fulfil, or is compared by.") },
  { PV_REQUIREMENT_EVIDENCE, NULL, N_("What customers have said that a requirement rests on.") },
  { PV_STATEMENT_ROUND, NULL, N_("What municipalities and others are asked about, and by when.") },
  { PV_STATEMENT, NULL, N_("What was answered, what you answered to it, and which change it led to.") },
  { PV_OBSERVATION, NULL, N_("Measured values of an indicator, by date and area.") },
  { PV_PROJECT, NULL, N_("Projects that work on the same thing, with their results so far.") },
  { PV_PROJECT_PARTY, NULL, N_("Which actors take part in a project.") },
  { PV_DECISION, NULL, N_("What was decided about a finding, and why: then it is not raised again.") },
  { PV_ACTION, NULL, N_("What is to be done, by whom and by when.") },
  { PV_NOTE, NULL, N_("Anything worth remembering, on a record or by itself.") },
  { PV_VIEW, NULL, N_("A diagram arranged and limited in one way, to come back to.") },
  { PV_STOP, NULL, N_("What a presentation shows, one after the other.") },
  { PV_ECOSYSTEM, NULL, N_("The name of the whole, and who coordinates it.") },
};

const char *
pv_kind_help_title (const PvKindInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    if (helps[i].kind == info->kind && helps[i].title)
      return _(helps[i].title);
  return pv_kind_plural (info);
}

const char *
pv_kind_help (const PvKindInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    if (helps[i].kind == info->kind)
      return _(helps[i].words);
  return _("Nothing here yet. Add the first one, or bring in a file.");
}
