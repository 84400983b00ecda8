#include "app/pv-name-popover.h"

struct _PvNamePopover
{
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkEntry *fi;
  GtkEntry *sv;
  GtkButton *done;
};

G_DEFINE_FINAL_TYPE (PvNamePopover, pv_name_popover, GTK_TYPE_POPOVER)

enum { NAMED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed_cb (PvNamePopover *self)
{
  g_autofree char *fi = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->fi)));
  g_autofree char *sv = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->sv)));

  gtk_widget_set_sensitive (GTK_WIDGET (self->done), fi || sv);
}

static void
done_cb (PvNamePopover *self)
{
  g_autofree char *fi = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->fi)));
  g_autofree char *sv = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (self->sv)));

  if (fi == NULL && sv == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[NAMED], 0, fi, sv);
}

static void
pv_name_popover_class_init (PvNamePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[NAMED] = g_signal_new ("named", PV_TYPE_NAME_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                 G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-name-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PvNamePopover, title);
  gtk_widget_class_bind_template_child (widget_class, PvNamePopover, fi);
  gtk_widget_class_bind_template_child (widget_class, PvNamePopover, sv);
  gtk_widget_class_bind_template_child (widget_class, PvNamePopover, done);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
pv_name_popover_init (PvNamePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pv_name_popover_new (GtkWidget *parent)
{
  GtkWidget *self = g_object_new (PV_TYPE_NAME_POPOVER, NULL);

  gtk_widget_set_parent (self, parent);
  return self;
}

void
pv_name_popover_open (PvNamePopover *self, const char *title, const char *done, const char *fi, const char *sv)
{
  g_return_if_fail (PV_IS_NAME_POPOVER (self));

  gtk_label_set_text (self->title, title);
  gtk_button_set_label (self->done, done);
  gtk_editable_set_text (GTK_EDITABLE (self->fi), fi ? fi : "");
  gtk_editable_set_text (GTK_EDITABLE (self->sv), sv ? sv : "");
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->fi));
}
