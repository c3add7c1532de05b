"""Addresses of the room."""

from django.urls import path

from kunak.programme import views

app_name = "programme"
urlpatterns = [
    path("<int:pk>/", views.programme, name="programme"),
    path("<int:pk>/new-version/", views.new_version, name="new-version"),
    path("version/<int:pk>/", views.version, name="version"),
    path("version/<int:pk>/board/", views.board, name="board"),
    path("version/<int:pk>/timeline/", views.timeline, name="timeline"),
    path("version/<int:pk>/calendar/", views.calendar, name="calendar"),
    path("version/<int:pk>/coverage/", views.coverage, name="coverage"),
    path("version/<int:pk>/table/", views.table, name="table"),
    path("version/<int:pk>/export/", views.export, name="export"),
    path("version/<int:pk>/change-many/", views.change_many, name="change-many"),
    path("version/<int:pk>/views/", views.save_view, name="save-view"),
    path("view/<int:pk>/", views.view, name="view"),
    path("view/<int:pk>/delete/", views.delete_view, name="delete-view"),
    path("version/<int:pk>/send/", views.send, name="send"),
    path("version/<int:pk>/recall/", views.recall, name="recall"),
    path("version/<int:pk>/return/", views.return_version, name="return"),
    path("version/<int:pk>/turn-key/", views.turn_key, name="turn-key"),
    path("version/<int:pk>/first-events/", views.first_events, name="first-events"),
    path("version/<int:pk>/approve/", views.approve, name="approve"),
    path("approval/", views.inner_rule, name="inner-rule"),
    path("version/<int:pk>/public/", views.plan_keys, name="plan-keys"),
    path("version/<int:pk>/period/", views.period, name="period"),
    path("version/<int:pk>/give-up/", views.drop_version, name="drop-version"),
    path("version/<int:pk>/executors/", views.executors, name="executors"),
    path("version/<int:pk>/add/", views.add_measure, name="add-measure"),
    path("measure/<int:pk>/", views.measure, name="measure"),
    path("measure/<int:pk>/editions/", views.editions, name="editions"),
    path("measure/<int:pk>/change/", views.change_measure, name="change-measure"),
    path("measure/<int:pk>/order/", views.order, name="order"),
    path("measure/<int:pk>/problem/", views.tell_problem, name="tell-problem"),
    path("problem/<int:pk>/close/", views.close_problem, name="close-problem"),
    path("measure/<int:pk>/drop/", views.drop_measure, name="drop-measure"),
    path("measure/<int:pk>/restore/", views.restore_measure, name="restore-measure"),
    path("measure/<int:pk>/comment/", views.write_comment, name="write-comment"),
    path("comment/<int:pk>/", views.comment, name="comment"),
    path("<int:pk>/next/", views.next_plan, name="next-plan"),
    path("<int:pk>/comments/", views.comments, name="comments"),
]
