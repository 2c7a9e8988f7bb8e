"""Directives: what a leader assigns, to whom, by when, and how it ended.

Lives here: tasks from documents and meeting conclusions, recurring duties, urging, extensions, completion.
Law: QĐ 42/2014/QĐ-TTg (theo dõi, đôn đốc, kiểm tra nhiệm vụ); the working regulation of the province.
Calls: organisations, calendars, documents, legislation, audit.
Announces: directives.<verb> for every act.
Never: lets the one who was assigned a task extend it or call it done.
"""
