#include "app/pv-rename-popover.h"

#include "app/pv-canvas.h"
#include "app/pv-name-proposals.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

struct _PvRenamePopover
{
  GtkPopover parent_instance;

  PvDocument *document;
  PvId id;
  PvField field;
  GtkWidget *entries[PV_N_LANGS];
  GtkWidget *proposals;
  gboolean cancelled;
};

G_DEFINE_FINAL_TYPE (PvRenamePopover, pv_rename_popover, GTK_TYPE_POPOVER)

static gboolean
commit (PvRenamePopover *self, GError **error)
{
  g_autoptr(PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  pv_edits_set_subject (edits, self->id);
  for (guint i = 0; i < PV_N_LANGS; i++)
    if (self->entries[i])
      {
        g_autofree char *text = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entries[i])));

        pv_edits_set_text (edits, self->id, self->field, (PvLang) (PV_LANG_FIRST + i), text);
      }

  return pv_document_commit (self->document, edits, error);
}

static gboolean
leave_cb (gpointer data)
{
  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (PvRenamePopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;

  if (!self->cancelled && pv_model_get (pv_document_get_model (self->document), self->id) && !commit (self, &error))
    pv_toast_error (parent, error);
  pv_canvas_focus_again (PV_CANVAS (parent));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_cb, g_object_ref (self), g_object_unref);
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
changed_cb (PvRenamePopover *self, GtkWidget *entry)
{
  pv_name_proposals_set_name (PV_NAME_PROPOSALS (self->proposals), text_of (entry));
}

static void
activated_cb (PvRenamePopover *self, GtkWidget *entry)
{
  if (!pv_name_proposals_take (PV_NAME_PROPOSALS (self->proposals), text_of (entry)))
    gtk_popover_popdown (GTK_POPOVER (self));
}

/* Called as another one is: nothing is written here, the two become one where that is looked at first. */
static void
chosen_cb (PvRenamePopover *self, gint64 id)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  self->cancelled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "win.join-records", "(xx)", self->id, id);
}

static gboolean
key_pressed_cb (PvRenamePopover *self, guint keyval)
{
  /* The first Esc lets go of what is proposed. */
  if (keyval == GDK_KEY_Escape)
    self->cancelled = pv_name_proposals_get_n (PV_NAME_PROPOSALS (self->proposals)) == 0;

  return FALSE;
}

static void
pv_rename_popover_dispose (GObject *object)
{
  PvRenamePopover *self = PV_RENAME_POPOVER (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (pv_rename_popover_parent_class)->dispose (object);
}

static void
pv_rename_popover_class_init (PvRenamePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_rename_popover_dispose;
}

static void
pv_rename_popover_init (PvRenamePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* @tagged: the language is said before the entry. */
static GtkWidget *
new_entry (PvRenamePopover *self, PvRecord *record, PvLang lang, gboolean tagged)
{
  static const char *const names[] = { N_("Name in Finnish"), N_("Name in Swedish"), N_("Name in English") };
  GtkWidget *entry = gtk_entry_new ();
  const char *text = pv_record_get_text (record, self->field, lang);

  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[lang - PV_LANG_FIRST]), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(names[lang - PV_LANG_FIRST]));
  if (tagged)
    gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, NULL);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  pv_name_proposals_attach (PV_NAME_PROPOSALS (self->proposals), entry);
  self->entries[lang - PV_LANG_FIRST] = entry;

  return entry;
}

static void
add_entries (PvRenamePopover *self, PvLang lang)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), self->id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->proposals = pv_name_proposals_new ();
  pv_name_proposals_set_document (PV_NAME_PROPOSALS (self->proposals), self->document, pv_record_get_kind (record), self->id);
  pv_name_proposals_set_lang (PV_NAME_PROPOSALS (self->proposals), lang);
  pv_name_proposals_set_words (PV_NAME_PROPOSALS (self->proposals), N_("Called so already; join the two:"), N_("Call it so all the same: %s"));
  pv_name_proposals_set_whole (PV_NAME_PROPOSALS (self->proposals));
  g_signal_connect_object (self->proposals, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposals, "anyway", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_entry (self, record, lang == PV_LANG_BOTH ? PV_LANG_FI : lang, lang == PV_LANG_BOTH));
  if (lang == PV_LANG_BOTH)
    gtk_box_append (GTK_BOX (box), new_entry (self, record, PV_LANG_SV, TRUE));
  gtk_box_append (GTK_BOX (box), self->proposals);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

PvField
pv_rename_field_of (PvKind kind)
{
  switch (kind)
    {
    case PV_ACTOR:
      return PV_ACTOR_NAME;
    case PV_PHASE:
      return PV_PHASE_NAME;
    case PV_STEP:
      return PV_STEP_NAME;
    case PV_PATH:
      return PV_PATH_NAME;
    case PV_RELATION:
      return PV_RELATION_WHAT;
    case PV_TRANSITION:
      return PV_TRANSITION_CRITERION;
    default:
      return PV_NO_FIELD;
    }
}

GtkWidget *
pv_rename_popover_open (GtkWidget *parent, const GdkRectangle *place, PvDocument *document, PvId id, PvField field, PvLang lang)
{
  PvRenamePopover *self;

  if (field == PV_NO_FIELD || pv_model_get (pv_document_get_model (document), id) == NULL)
    return NULL;
  self = g_object_new (PV_TYPE_RENAME_POPOVER, NULL);
  self->document = g_object_ref (document);
  self->id = id;
  self->field = field;
  add_entries (self, lang == PV_LANG_NONE ? PV_LANG_FI : lang);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rename"), -1);
  gtk_popover_popup (GTK_POPOVER (self));
  for (guint i = 0; i < PV_N_LANGS; i++)
    if (self->entries[i])
      {
        gtk_widget_grab_focus (self->entries[i]);
        break;
      }

  return GTK_WIDGET (self);
}
