/* Between pv-window.c (what is shown) and pv-window-actions.c (what can be done). */
#pragma once

#include "app/pv-canvas-page.h"
#include "app/pv-desk.h"
#include "app/pv-palette.h"
#include "app/pv-save-status.h"
#include "app/pv-settings.h"
#include "app/pv-share-notice.h"
#include "app/pv-sidebar.h"
#include "app/pv-window.h"

G_BEGIN_DECLS

/* See pv-window-parts.c. */
#define PV_WINDOW_N_PARTS 4

struct _PvWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *toasts;
  GtkWidget *toasts_child;     /* from where toasts are said */
  GtkRevealer *header_revealer;
  PvSaveStatus *status;
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *open_button;
  GtkWidget *add_box;
  GtkWidget *add_button;
  AdwButtonContent *add_content;
  GtkMenuButton *add_menu_button;
  GtkWidget *views_box;
  GtkMenuButton *menu_button;
  GtkWidget *inspector_button;
  GtkWidget *find_button;
  GtkWidget *lang_box;
  GtkMenuButton *lang_menu_button;
  PvShareNotice *notice;
  GtkStack *root;
  AdwBin *start_bin;
  GtkSpinner *opening_spinner;
  GtkLabel *opening_label;
  AdwStatusPage *problem_page;
  GtkWidget *open_copy_button;
  GtkWidget *kept_button;
  PvSidebar *sidebar;
  GtkStack *pages;             /* a GtkStack for each page, with "diagram" and "tables" */
  GtkRevealer *inspector_revealer;
  AdwBin *inspector_bin;
  GtkRevealer *merge_revealer;
  GtkProgressBar *merge_progress;
  GtkRevealer *undo_revealer;
  GtkLabel *undo_label;
  GtkProgressBar *undo_progress;

  const PvKinds *kinds;
  PvDocument *document;
  PvSelection *selection;
  GCancellable *opening;
  guint present_soon;          /* 0: shown, or nobody asked for it yet */
  guint make_page;             /* 0: nothing waits for time to make the next */
  GtkWidget *next_page;        /* the network's, for the document that is being read; floating; NULL: not made */
  GCancellable *merging;       /* while a copy is brought in */
  GCancellable *undoing;       /* while something is undone that takes long */
  gboolean merging_several;    /* what came is told when the last one is through */
  PvLang content_lang;
  PvSettings *settings;        /* NULL: nothing is remembered */
  PvDesk *desk;                /* for what is built later; NULL: it begins as new */
  gboolean folding;            /* parts come and go with the room there is, not because a person wants it */
  gboolean tight;              /* see pv-window-room.c */
  gboolean narrow;
  int inspector_width;
  gboolean closing;
  PvDocument *present;         /* while the past is shown: the document itself; `document` is what it was then */
  GCancellable *looking;       /* for the past */
  AdwBin *past_bin;
  AdwBin *held_bin;
  PvDate as_of;                /* PV_NO_DATE: today; else `document` is what is valid then */
  gulong as_of_changed;        /* the handler on `present` */
  AdwBin *as_of_bin;
  GtkWidget *as_of_label;
  GtkWidget *as_of_entry;
  GtkWidget *as_of_ended;
  GtkWidget *as_of_button;
  GtkWidget *past_label;
  GtkWidget *past_button;
  char *problem_path;          /* what could not be opened */
  gboolean stays;              /* its document was asked for again meanwhile */
  gboolean asking;             /* the shared file gets the last changes, or a person is asked, before the window closes */
  gboolean may_close;          /* that has been settled */
  gboolean was_not_shared;     /* to be told when it is over */
  char *not_yet;               /* what is said to whoever changes the document before it is proven; NULL when it is */
  GHashTable *told_laptops;    /* what was said of files in the shared folder */
  guint inhibited;             /* the session waits for the shared file */
  GtkWidget *left[PV_WINDOW_N_PARTS]; /* where the keyboard was in each part, weak */
  PvPalette *palette;          /* made when it is first asked for */
  GtkWidget *presentation;     /* weak; NULL: nothing is presented */
  gboolean presentation_follows; /* it shows what is seen here, on another screen */
  GtkWidget *stops_dialog;     /* weak */
  GtkWidget *raised_dialog;    /* weak */
  GtkWidget *capture;          /* the bar, here or where it is presented; weak */
  gint64 timer_ends;           /* µs of the monotonic clock; 0: it does not run */
  guint timer;
  GMenu *counts_menu;          /* the section that counts what is to be translated */
  GMenu *edit_menu;            /* the section whose entries name what is undone */
};

/* pv-window.c: the ecosystem's name in the content's language, and the file's */
void pv_window_show_title      (PvWindow      *self);
/* The parts of the header that a document needs, or the one to open it with. */
void pv_window_show_header     (PvWindow      *self,
                                gboolean       document);

/* pv-window-languages.c: the menu beside the switch of content */
void pv_window_init_languages  (PvWindow      *self);
/* The document's main language, and what is shown. */
void pv_window_show_languages  (PvWindow      *self);
/* Counts what is to be translated in the document that the window has got; NULL counts nothing. */
void pv_window_follow_translations (PvWindow  *self);

/* pv-window-desk.c: what is remembered */
/* Sidebar and form as a person wants them, where there is room. */
void pv_window_show_parts      (PvWindow      *self);
void pv_window_remember        (PvWindow      *self,
                                PvSetting      setting,
                                int            value);
void pv_window_remember_size   (PvWindow      *self);
/* Before the document goes, and when the places of its pages are there: the page that was in front is in front again, and every view lies
 * as it did, also one that is built later. */
void pv_window_keep_desk       (PvWindow      *self);
void pv_window_lay_desk        (PvWindow      *self);
void pv_window_lay_view        (PvWindow      *self,
                                PvContentPage *widget,
                                const char    *page,
                                const char    *view);

/* pv-window-room.c: what is folded, shortened or widened in a window @width px wide */
void pv_window_take_room       (PvWindow      *self,
                                int            width);
/* The words of the add button, or its sign alone. */
void pv_window_show_add_label  (PvWindow      *self);

/* pv-window-actions.c */
void pv_window_install_actions (PvWindowClass *klass);
void pv_window_init_actions    (PvWindow      *self);
/* Which actions can be used now, and what undo and redo are called. */
void pv_window_update_actions  (PvWindow      *self);
/* The same after an edit or another choice; while a hand holds the selection, only what may be done: its words come when it lets go. */
void pv_window_update_edits    (PvWindow      *self);
void pv_window_build_menu      (PvWindow      *self);
void pv_window_set_menu        (GtkMenuButton *button,
                                GMenuModel    *menu);

/* What is being typed belongs to the document before it is saved, closed or undone. */
void pv_window_finish_typing   (PvWindow      *self);
void pv_window_enable          (PvWindow      *self,
                                const char    *action,
                                gboolean       enabled);

/* pv-window-saving.c */
void pv_window_init_saving     (PvWindow      *self);
void pv_window_update_saving   (PvWindow      *self);

/* pv-window-save-state.c */
/* The document's save state shows in the title and holds the session, until @watch is FALSE. */
void pv_window_watch_saving    (PvWindow      *self,
                                gboolean       watch);
/* A state that is kept on this laptop: it has a file, but no name that a person knows. */
gboolean pv_window_is_kept_state (PvDocument  *document);

/* pv-window-closing.c */
/* No other window shows the document. */
gboolean pv_window_is_last_of_document (PvWindow *self);
/* FALSE while the shared file gets the last changes, or a person is asked: the window closes itself afterwards. */
gboolean pv_window_may_close   (PvWindow      *self);

/* pv-window-opening.c */
/* What was shown at a glance turned out to be nothing that can be opened. */
void pv_window_take_refusal    (PvWindow      *self,
                                const GError  *error);
/* Opens this laptop's copy of @path, without the shared file. */
void pv_window_open_copy       (PvWindow      *self,
                                const char    *path);

/* pv-window-folder.c */
void pv_window_init_folder     (PvWindow      *self);
void pv_window_update_folder   (PvWindow      *self);
/* Says what is new about the files in the shared folder. */
void pv_window_tell_laptops    (PvWindow      *self);

/* pv-window.c: pages, form and signals for a document, and away with them; what is in front, and the sidebar, stay */
void pv_window_drop_document   (PvWindow      *self);
void pv_window_take_document   (PvWindow      *self,
                                PvDocument    *document);

/* pv-window-past.c: looking back */
void pv_window_init_past       (PvWindow      *self);
/* The pages are made anew for @document; the page in front stays the same. */
void pv_window_change_pages    (PvWindow      *self,
                                PvDocument    *document);
/* What is open, also while its past is shown; NULL for none. */
PvDocument *pv_window_present_document (PvWindow *self);
void pv_window_say_past        (PvWindow      *self,
                                const char    *words,
                                const char    *tooltip);
void pv_window_show_past       (PvWindow      *self,
                                PvModel       *then,
                                const char    *words);
/* Without @show only the document is put back, for who lets go of it. Nothing happens in the present. */
void pv_window_leave_past      (PvWindow      *self,
                                gboolean       show);

/* pv-window-held.c: only looking */
void pv_window_init_held       (PvWindow      *self);
/* The bar that says so, or none. */
void pv_window_show_held       (PvWindow      *self);
/* And the pages made anew: to be changed, or only looked at. */
void pv_window_follow_held     (PvWindow      *self);

/* pv-window-lists.c */
void pv_window_init_lists      (PvWindow      *self);
/* A dialog that shows what would come of the sheets of a file. */
void pv_window_import_list     (PvWindow      *self,
                                const char    *path);
/* As if it came from the clipboard. */
void pv_window_paste_text      (PvWindow      *self,
                                const char    *text);

/* pv-window-exchange.c */
void pv_window_import          (PvWindow      *self);
/* A list is looked at first; XML and what is like it comes in as a whole. There must be a document. */
void pv_window_import_file     (PvWindow      *self,
                                const char    *path);
void pv_window_export          (PvWindow      *self);
void pv_window_save_table      (PvWindow      *self);
void pv_window_save_templates  (PvWindow      *self);
void pv_window_show_persons    (PvWindow      *self);
/* With what is held about @name. */
void pv_window_show_person     (PvWindow      *self,
                                const char    *name);

/* pv-window-past.c: the pages get a document that is @then, shown as of @day (PV_NO_DATE: today), and cannot be written */
void pv_window_show_then       (PvWindow      *self,
                                PvModel       *then,
                                PvDate         day,
                                const char    *reason);

/* pv-window-as-of.c: what is valid on a day */
void pv_window_init_as_of      (PvWindow      *self);
void pv_window_show_as_of      (PvWindow      *self,
                                PvDate         day);
/* The bar goes; the document is put back by pv_window_leave_past(). */
void pv_window_hide_as_of      (PvWindow      *self);

/* pv-window-succession.c: somebody comes in the place of the chosen contact or organisation */
void pv_window_init_succession (PvWindow      *self);
void pv_window_update_succession (PvWindow    *self);
/* Its menu entries, of which those show that can be used. */
void pv_window_add_succession  (GMenu         *menu);
/* Offers it when somebody has just written the last day of the chosen organisation. */
void pv_window_offer_succession (PvWindow     *self,
                                PvChangeSet   *changes);

/* pv-window-duplicates.c: what is there twice, and two that become one */
void pv_window_init_duplicates (PvWindow      *self);
void pv_window_update_duplicates (PvWindow    *self);

/* pv-window-stops.c: the stops of a presentation */
void pv_window_init_stops      (PvWindow      *self);
/* Of where the diagram in front is, or with @presented that before the audience. */
void pv_window_record_stop     (PvWindow      *self,
                                gboolean       presented);
/* The network as @view has it, unless it stands like that already: what is being looked at in it stays then. */
void pv_window_show_network_view (PvWindow    *self,
                                gint64         view);

/* pv-window-screen.c: the presentation on a second screen */
void pv_window_init_screen     (PvWindow      *self);

/* pv-window-workshop.c: what an audience sees */
/* The diagram of "network" or "paths"; NULL when there is none. */
PvCanvasPage *pv_window_diagram (PvWindow     *self,
                                const char    *name);
/* The diagram in front; NULL when it is something else. */
PvCanvasPage *pv_window_front_diagram (PvWindow *self);
/* PV_NO_ID: it shows the network. */
PvId pv_window_path_of         (PvCanvasPage  *page);
/* There must be none yet. */
void pv_window_make_presentation (PvWindow    *self);
void pv_window_init_workshop   (PvWindow      *self);
void pv_window_update_workshop (PvWindow      *self);
/* Its entries of the menu. */
void pv_window_add_workshop    (GMenu         *menu);
/* The canvases are new ones, or another is in front. */
void pv_window_follow_workshop (PvWindow      *self);
/* Before the document goes. */
void pv_window_end_workshop    (PvWindow      *self);

/* pv-window-capture.c: what a room says is written down, against a clock */
void pv_window_init_capture    (PvWindow      *self);
/* While it is written down nothing moves in the diagrams by a slip. */
void pv_window_lock_places     (PvWindow      *self);
/* @presented: over the presentation. */
void pv_window_capture         (PvWindow      *self,
                                gboolean       presented);
void pv_window_end_capture     (PvWindow      *self);

/* pv-window-after-workshop.c: what was raised, and what people take along */
void pv_window_init_after_workshop (PvWindow  *self);

/* pv-window-find.c: the palette over the window */
void pv_window_init_findings   (PvWindow      *self);
void pv_window_init_finding    (PvWindow      *self);
/* It shows what is open now, or nothing. */
void pv_window_follow_finding  (PvWindow      *self);
void pv_window_drop_palette    (PvWindow      *self);

/* pv-window-show.c */
typedef enum
{
  PV_SHOW,
  PV_SHOW_CENTRED,             /* and alone chosen, whatever was */
  PV_SHOW_FORM,                /* the same, and the form gets the keyboard */
} PvShowHow;

/* The form gets the keyboard; it comes out if it is folded away. */
void pv_window_enter_form      (PvWindow      *self);
/* On the page in front if it can, else where such records are at home. */
void pv_window_show_record     (PvWindow      *self,
                                PvId           id);
/* Turns to the page where such records are at home, and shows it when that has been drawn. */
void pv_window_show_soon       (PvWindow      *self,
                                PvId           id,
                                PvShowHow      how);

/* pv-window-shortcuts.c: the list of keys */
void pv_window_init_shortcuts  (PvWindow      *self);

/* pv-window-parts.c: the keyboard goes to the next (1) or the previous (-1) part of the window */
void pv_window_go_round        (PvWindow      *self,
                                int            direction);

/* pv-window-merge.c */
void pv_window_init_merging    (PvWindow      *self);
/* Says what came into the document that the window has got. */
void pv_window_follow_merging  (PvWindow      *self);

/* pv-window-undo.c */
void pv_window_init_undo       (PvWindow      *self);
/* What came in last goes again, and @said is told. */
void pv_window_take_back       (PvWindow      *self,
                                const char    *said);

/* pv-window-pages.c */
void pv_window_fill_sidebar    (PvWindow      *self);
/* The places of the pages; what stands there is built when it is first in front, or asked for. */
void pv_window_add_pages       (PvWindow      *self);
/* The "diagram" or the "tables" of a page, built if it is not yet; NULL when the page has no such view, or there is no document. */
PvContentPage *pv_window_get_view  (PvWindow   *self,
                                    const char *page,
                                    const char *view);
/* The same; NULL also when it is not built yet. */
PvContentPage *pv_window_peek_view (PvWindow   *self,
                                    const char *page,
                                    const char *view);
void pv_window_drop_pages      (PvWindow      *self);
/* As soon as there is nothing else to do, the network's page is made, which the next document then takes; dropped when none does. */
void pv_window_make_page_meanwhile (PvWindow  *self);
void pv_window_drop_next_page  (PvWindow      *self);
void pv_window_focus_page      (PvWindow      *self);
void pv_window_turn_to         (PvWindow      *self,
                                const char    *page);
/* "diagram" or "tables", where the page in front has both. */
void pv_window_view_as         (PvWindow      *self,
                                const char    *view);
void pv_window_page_turned     (PvWindow      *self);
/* The page where such records are at home; NULL: none. */
const char *pv_window_home_of  (PvWindow      *self,
                                PvId           id);
/* The table of @kind. */
void pv_window_show_kind       (PvWindow         *self,
                                const PvKindInfo *kind);
/* The History page, with what changed that record alone. */
void pv_window_show_history_of (PvWindow      *self,
                                PvId           id);
void pv_window_tell_lang       (PvWindow      *self);

G_END_DECLS
