#include "app/pv-quick-add.h"

#include "app/pv-name-proposals.h"
#include "app/pv-paste.h"

#include <glib/gi18n-lib.h>

struct _PvQuickAdd
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkDropDown *kind;
  GtkWidget *close;
  PvNameProposals *proposals;
};

G_DEFINE_FINAL_TYPE (PvQuickAdd, pv_quick_add, GTK_TYPE_BOX)

enum { NAMED, FOUND, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
activated_cb (PvQuickAdd *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gboolean added = FALSE;

  if (name == NULL || pv_name_proposals_take (self->proposals, name))
    return;
  g_signal_emit (self, signals[NAMED], 0, name, &added);
  if (added)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
changed_cb (PvQuickAdd *self)
{
  pv_name_proposals_set_name (self->proposals, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
chosen_cb (PvQuickAdd *self, gint64 id)
{
  g_signal_emit (self, signals[FOUND], 0, id);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pv_quick_add_end (PV_QUICK_ADD (widget));

  return TRUE;
}

static void
pv_quick_add_class_init (PvQuickAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = PV_TYPE_QUICK_ADD;

  g_type_ensure (PV_TYPE_NAME_PROPOSALS);
  signals[NAMED] = g_signal_new ("named", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[FOUND] = g_signal_new ("found", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-quick-add.ui");
  gtk_widget_class_bind_template_child (widget_class, PvQuickAdd, entry);
  gtk_widget_class_bind_template_child (widget_class, PvQuickAdd, kind);
  gtk_widget_class_bind_template_child (widget_class, PvQuickAdd, close);
  gtk_widget_class_bind_template_child (widget_class, PvQuickAdd, proposals);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pv_quick_add_end);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pv_quick_add_init (PvQuickAdd *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (PV_CHOICES_ACTOR_KIND, &n);

  gtk_widget_init_template (GTK_WIDGET (self));
  pv_paste_takes_lists (GTK_EDITABLE (self->entry));
  pv_name_proposals_attach (self->proposals, GTK_WIDGET (self->entry));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (kinds, pv_choice_label (PV_CHOICES_ACTOR_KIND, list[i].code));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  pv_quick_add_set_actor_kind (self, PV_ACTOR_KIND_ASSOCIATION);
}

guint
pv_quick_add_get_actor_kind (PvQuickAdd *self)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (PV_CHOICES_ACTOR_KIND, &n);
  guint selected = gtk_drop_down_get_selected (self->kind);

  return selected < n ? list[selected].code : PV_ACTOR_KIND_ASSOCIATION;
}

void
pv_quick_add_set_actor_kind (PvQuickAdd *self, guint actor_kind)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (PV_CHOICES_ACTOR_KIND, &n);

  for (guint i = 0; i < n; i++)
    if (list[i].code == actor_kind)
      gtk_drop_down_set_selected (self->kind, i);
}

void
pv_quick_add_set_document (PvQuickAdd *self, PvDocument *document, PvLang lang)
{
  pv_name_proposals_set_document (self->proposals, document, PV_ACTOR, PV_NO_ID);
  pv_name_proposals_set_lang (self->proposals, lang);
}

void
pv_quick_add_end (PvQuickAdd *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

void
pv_quick_add_begin (PvQuickAdd *self, const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
